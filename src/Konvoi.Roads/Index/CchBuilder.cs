using System.Runtime.InteropServices;

namespace Konvoi.Roads;

/// <summary>Contracts the states of a turn graph in a given order and keeps the edges that this leaves.</summary>
internal static class CchBuilder
{
    /// <param name="graph">The turns.</param>
    /// <param name="order">All states, contracted first in front.</param>
    public static CchTopology Build(TurnGraph graph, int[] order)
    {
        int[] rankOf = Invert(order);
        (int[] first, int[] head) = Contract(graph, order, rankOf);

        // Ranks along the tree from the leaves up, subtree by subtree: the edges stay the same, and what is asked together lies together.
        int[] byTree = PostOrder(first, head);
        int[] stateAt = new int[order.Length];
        for (int rank = 0; rank < stateAt.Length; rank++)
        {
            stateAt[rank] = order[byTree[rank]];
        }

        rankOf = Invert(stateAt);
        (first, head) = Renumber(first, head, byTree);
        return new CchTopology
        {
            RankOf = Column<int>.Of(rankOf),
            StateAt = Column<int>.Of(stateAt),
            UpFirst = Column<int>.Of(first),
            UpHead = Column<int>.Of(head),
            SlotOfTurn = Column<int>.Of(Slots(graph, rankOf, first, head)),
        };
    }

    private static int[] Invert(int[] order)
    {
        int[] places = new int[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            places[order[i]] = i;
        }

        return places;
    }

    /// <summary>
    /// A state's edges are its own turns to later states, and what the states below it that hang on it hand up: contracting
    /// a state joins all its later neighbours, and it is enough that the first of them takes the others over.
    /// </summary>
    private static (int[] First, int[] Head) Contract(TurnGraph graph, int[] order, int[] rankOf)
    {
        int count = order.Length;
        (int[] turnFirst, int[] turnTo) = Undirected(graph, rankOf);
        int[] first = new int[count + 1];
        var head = new List<int>(graph.To.Length * 4);
        int[] firstChild = new int[count];
        int[] nextChild = new int[count];
        int[] seen = new int[count];
        Array.Fill(firstChild, -1);
        Array.Fill(seen, -1);
        var found = new List<int>();
        for (int rank = 0; rank < count; rank++)
        {
            found.Clear();
            seen[rank] = rank;
            Take(turnTo.AsSpan(turnFirst[rank], turnFirst[rank + 1] - turnFirst[rank]));
            for (int child = firstChild[rank]; child >= 0; child = nextChild[child])
            {
                Take(CollectionsMarshal.AsSpan(head)[first[child]..first[child + 1]]);
            }

            found.Sort();
            head.AddRange(found);
            first[rank + 1] = head.Count;
            if (found.Count > 0)
            {
                nextChild[rank] = firstChild[found[0]];
                firstChild[found[0]] = rank;
            }

            void Take(ReadOnlySpan<int> higher)
            {
                foreach (int other in higher)
                {
                    if (seen[other] != rank)
                    {
                        seen[other] = rank;
                        found.Add(other);
                    }
                }
            }
        }

        return (first, [.. head]);
    }

    /// <summary>Per rank the higher ranks that a turn joins it with, in either direction; some twice.</summary>
    private static (int[] First, int[] To) Undirected(TurnGraph graph, int[] rankOf)
    {
        int[] first = new int[rankOf.Length + 1];
        ForEachTurn(graph, rankOf, (lower, _) => first[lower + 1]++);
        for (int rank = 0; rank < rankOf.Length; rank++)
        {
            first[rank + 1] += first[rank];
        }

        int[] next = [.. first];
        int[] to = new int[first[^1]];
        ForEachTurn(graph, rankOf, (lower, higher) => to[next[lower]++] = higher);
        return (first, to);
    }

    private static void ForEachTurn(TurnGraph graph, int[] rankOf, Action<int, int> visit)
    {
        ReadOnlySpan<int> turnFirst = graph.First;
        ReadOnlySpan<int> turnTo = graph.To;
        for (int state = 0; state < graph.StateCount; state++)
        {
            for (int turn = turnFirst[state]; turn < turnFirst[state + 1]; turn++)
            {
                (int from, int to) = (rankOf[state], rankOf[turnTo[turn]]);
                if (from != to)
                {
                    visit(Math.Min(from, to), Math.Max(from, to));
                }
            }
        }
    }

    /// <summary>The ranks so that every subtree of the tree of parents is a run that ends with its root.</summary>
    private static int[] PostOrder(int[] first, int[] head)
    {
        int count = first.Length - 1;
        int[] size = new int[count];
        int[] place = new int[count];
        for (int rank = 0; rank < count; rank++)
        {
            size[rank]++;
            if (first[rank] < first[rank + 1])
            {
                size[head[first[rank]]] += size[rank];
            }
        }

        // Places are given from the top down: a child takes its size in places right before what its parent has left.
        int[] free = new int[count];
        int end = count;
        int[] order = new int[count];
        for (int rank = count - 1; rank >= 0; rank--)
        {
            bool isTop = first[rank] == first[rank + 1];
            int last = isTop ? end : free[head[first[rank]]];
            place[rank] = last - 1;
            free[rank] = last - 1;
            if (isTop)
            {
                end -= size[rank];
            }
            else
            {
                free[head[first[rank]]] -= size[rank];
            }

            order[place[rank]] = rank;
        }

        return order;
    }

    private static (int[] First, int[] Head) Renumber(int[] first, int[] head, int[] order)
    {
        int[] places = Invert(order);
        int[] newFirst = new int[first.Length];
        int[] newHead = new int[head.Length];
        for (int rank = 0; rank < order.Length; rank++)
        {
            ReadOnlySpan<int> old = head.AsSpan(first[order[rank]], first[order[rank] + 1] - first[order[rank]]);
            Span<int> mine = newHead.AsSpan(newFirst[rank], old.Length);
            for (int i = 0; i < old.Length; i++)
            {
                mine[i] = places[old[i]];
            }

            mine.Sort();
            newFirst[rank + 1] = newFirst[rank] + old.Length;
        }

        return (newFirst, newHead);
    }

    private static int[] Slots(TurnGraph graph, int[] rankOf, int[] first, int[] head)
    {
        int[] slots = new int[graph.To.Length];
        ReadOnlySpan<int> turnFirst = graph.First;
        ReadOnlySpan<int> turnTo = graph.To;
        for (int state = 0; state < graph.StateCount; state++)
        {
            for (int turn = turnFirst[state]; turn < turnFirst[state + 1]; turn++)
            {
                (int from, int to) = (rankOf[state], rankOf[turnTo[turn]]);
                (int lower, int higher) = (Math.Min(from, to), Math.Max(from, to));
                int at = lower == higher ? -1 : head.AsSpan(first[lower], first[lower + 1] - first[lower]).BinarySearch(higher);
                slots[turn] = lower == higher ? -1 : (2 * (first[lower] + at)) + (from > to ? 1 : 0);
            }
        }

        return slots;
    }
}
