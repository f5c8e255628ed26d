using Konvoi.Shared;

namespace Konvoi.Roads;

/// <summary>Zones and signs: pedestrian streets, one-way streets that leave every place reachable, banned turns, bollards.</summary>
internal sealed class TrafficRules(TownDrawing town, Rng rng)
{
    private const double PedestrianRadiusM = 150;

    private readonly StreetPlan _plan = town.Plan;

    /// <summary>Turns that are banned: from a piece over a node to a piece.</summary>
    public List<(Piece From, int Via, Piece To, string Kind)> BannedTurns { get; } = [];

    /// <summary>Nodes with something on them: OSM key and value.</summary>
    public SortedDictionary<int, (string Key, string Value)> NodeTags { get; } = [];

    public void Run()
    {
        PaintKinds();
        PostOneways();
        OpenTraps();
        var graph = new PlanGraph(_plan);
        BanTurns(graph);
        SetBollards(graph);
    }

    private Vec Middle(Piece piece) => (_plan.Nodes[piece.A] + _plan.Nodes[piece.B]) * 0.5;

    private void PaintKinds()
    {
        Rng choice = rng.Fork("kinds");
        foreach (Link link in new PlanGraph(_plan).Links())
        {
            Piece middle = link.Pieces[link.Pieces.Count / 2];
            if (middle.Street.Kind != StreetKind.Residential || town.Zones[Middle(middle)] != Zone.OldCentre)
            {
                continue;
            }

            bool inside = link.Pieces.TrueForAll(piece => Middle(piece).DistanceTo(town.Main.OldCentre) < PedestrianRadiusM);
            StreetKind kind = inside ? StreetKind.Pedestrian : choice.Chance(250_000) ? StreetKind.Living : StreetKind.Residential;
            link.Pieces.ForEach(piece => piece.Kind = kind);
        }
    }

    private void PostOneways()
    {
        Rng choice = rng.Fork("oneway");
        foreach (Piece piece in _plan.Pieces.Where(piece => piece.Street.IsRoundabout))
        {
            piece.Oneway = 1;
        }

        foreach (Street street in _plan.Streets.Where(street => street.Kind == StreetKind.Residential))
        {
            int sign = choice.Chance(650_000) ? (street.Index % 2) * 2 - 1 : 0;
            foreach (Piece piece in _plan.PiecesOf(street))
            {
                bool narrow = piece.Kind is StreetKind.Residential or StreetKind.Living && town.Zones[Middle(piece)] == Zone.OldCentre;
                piece.Oneway = narrow ? sign : 0;
            }
        }
    }

    /// <summary>Where the one-way streets shut a place in or out, they become two-way again.</summary>
    private void OpenTraps()
    {
        while (true)
        {
            bool[] joined = StronglyJoined();
            bool changed = false;
            foreach (Piece piece in _plan.Pieces.Where(piece => piece.Alive && piece.Oneway != 0 && !piece.Street.IsRoundabout))
            {
                if (!joined[piece.A] || !joined[piece.B])
                {
                    piece.Oneway = 0;
                    changed = true;
                }
            }

            if (!changed)
            {
                return;
            }
        }
    }

    /// <summary>The nodes that one can drive to from the ring road and back.</summary>
    private bool[] StronglyJoined()
    {
        int root = _plan.Pieces.First(piece => piece.Alive && piece.Street.Name == "Ringway").A;
        bool[] there = Reach(root, 1);
        bool[] back = Reach(root, -1);
        return [.. there.Select((reached, node) => reached && back[node])];
    }

    private bool[] Reach(int root, int sign)
    {
        var graph = new PlanGraph(_plan);
        var reached = new bool[_plan.Nodes.Count];
        var open = new Stack<int>();
        open.Push(root);
        reached[root] = true;
        while (open.TryPop(out int node))
        {
            foreach (Piece piece in graph.At(node).Where(piece => piece.Kind != StreetKind.Pedestrian))
            {
                int direction = (piece.A == node ? 1 : -1) * sign;
                int other = piece.Other(node);
                if (piece.Oneway != -direction && !reached[other])
                {
                    reached[other] = true;
                    open.Push(other);
                }
            }
        }

        return reached;
    }

    /// <summary>At crossings of main roads some left turns are banned, and signals stand.</summary>
    private void BanTurns(PlanGraph graph)
    {
        Rng choice = rng.Fork("turns");
        for (int node = 0; node < _plan.Nodes.Count; node++)
        {
            IReadOnlyList<Piece> arms = graph.At(node);
            if (arms.Count != 4 || arms.Count(arm => arm.Kind <= StreetKind.Secondary) < 2 || arms.Any(arm => arm.Kind > StreetKind.Tertiary || arm.Oneway != 0))
            {
                continue;
            }

            NodeTags[node] = ("highway", "traffic_signals");
            foreach (Piece from in arms.Where(_ => choice.Chance(300_000)))
            {
                Vec inbound = (_plan.Nodes[node] - _plan.Nodes[from.Other(node)]).Unit;
                Piece left = arms.Where(arm => arm != from).MaxBy(arm => inbound.Cross((_plan.Nodes[arm.Other(node)] - _plan.Nodes[node]).Unit))!;
                BannedTurns.Add((from, node, left, "no_left_turn"));
            }
        }
    }

    /// <summary>A bollard keeps through traffic out of a few residential streets; both halves stay reachable.</summary>
    private void SetBollards(PlanGraph graph)
    {
        Rng choice = rng.Fork("bollards");
        int left = 4;
        foreach (Link link in graph.Links().Where(link => link.Pieces.Count >= 2 && link.LengthM > 90))
        {
            bool plain = link.Pieces.TrueForAll(piece => piece is { Kind: StreetKind.Residential, Oneway: 0 });
            if (left > 0 && plain && graph.Degree(link.From) > 2 && graph.Degree(link.To) > 2 && choice.Chance(12_000))
            {
                Piece piece = link.Pieces[0];
                NodeTags[piece.Other(link.From)] = ("barrier", "bollard");
                left--;
            }
        }

        foreach (Link link in graph.Links().Where(link => link.Pieces[0].Kind == StreetKind.Service && graph.Degree(link.To) == 1).Take(2))
        {
            NodeTags[link.Pieces[0].Other(link.From)] = ("barrier", "gate");
        }
    }
}
