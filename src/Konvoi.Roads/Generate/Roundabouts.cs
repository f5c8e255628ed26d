namespace Konvoi.Roads;

/// <summary>Replaces crossings of a plan by roundabouts.</summary>
internal static class Roundabouts
{
    public const double RadiusM = 24;

    /// <summary>The crossing becomes a circle, driven counter-clockwise, that every arm ends on.</summary>
    public static void Build(StreetPlan plan, int crossing)
    {
        Vec centre = plan.Nodes[crossing];
        var rim = new List<int>();
        foreach (Piece arm in new PlanGraph(plan).At(crossing))
        {
            rim.Add(CutBack(plan, arm, crossing, centre));
        }

        for (int i = 0; i < 12; i++)
        {
            Vec point = centre + Compass.Direction((i * Compass.Points / 12) + 3) * RadiusM;
            if (rim.TrueForAll(node => plan.Nodes[node].DistanceTo(point) > 7))
            {
                plan.Nodes.Add(point);
                rim.Add(plan.Nodes.Count - 1);
            }
        }

        rim.Sort((a, b) => (plan.Nodes[a] - centre).PseudoAngle.CompareTo((plan.Nodes[b] - centre).PseudoAngle));
        rim.Add(rim[0]);
        plan.Join(new Street { Index = plan.Streets.Count, Kind = StreetKind.Primary, IsRoundabout = true }, rim);
    }

    /// <summary>Follows an arm outwards to the rim, removes what lies inside and gives the node on the rim.</summary>
    private static int CutBack(StreetPlan plan, Piece arm, int from, Vec centre)
    {
        int at = from;
        Piece piece = arm;
        while (true)
        {
            int next = piece.Other(at);
            Vec outside = plan.Nodes[next];
            if (outside.DistanceTo(centre) <= RadiusM)
            {
                piece.Alive = false;
                IReadOnlyList<Piece> onward = new PlanGraph(plan).At(next);
                if (onward.Count == 0)
                {
                    return next;
                }

                (at, piece) = (next, onward[0]);
                continue;
            }

            // Few halvings suffice: the rim is met to a centimetre.
            Vec inside = plan.Nodes[at];
            for (int i = 0; i < 16; i++)
            {
                Vec middle = (inside + outside) * 0.5;
                (inside, outside) = middle.DistanceTo(centre) <= RadiusM ? (middle, outside) : (inside, middle);
            }

            int rim = plan.Split(piece.Index, outside);
            Piece inner = plan.Pieces[piece.Index].A == at || plan.Pieces[piece.Index].B == at ? plan.Pieces[piece.Index] : plan.Pieces[^1];
            inner.Alive = false;
            return rim;
        }
    }
}
