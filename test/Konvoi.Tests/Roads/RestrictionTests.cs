using Konvoi.Roads;

namespace Konvoi.Tests.Roads;

public class RestrictionTests
{
    /// <summary>Restrictions from the south into a crossing → where a van may go on to.</summary>
    [Theory]
    [InlineData("restriction=no_left_turn", "sx x xw", "en")]
    [InlineData("restriction=no_right_turn", "sx x xe", "nw")]
    [InlineData("restriction=no_straight_on", "sx x xn", "ew")]
    [InlineData("restriction=no_u_turn", "sx x sx", "enw")]
    [InlineData("restriction=only_left_turn", "sx x xw", "w")]
    [InlineData("restriction=only_right_turn", "sx x xe", "e")]
    [InlineData("restriction=only_straight_on", "sx x xn", "n")]
    [InlineData("restriction=no_exit", "sx x xn,xe", "w")]
    [InlineData("restriction=no_entry", "sx,xw x xn", "ew")]
    [InlineData("restriction=no_such_sign_known", "sx x xn", "ew")]
    [InlineData("restriction=give_way", "sx x xn", "enw")]
    // for whom
    [InlineData("restriction=no_left_turn except=goods", "sx x xw", "enw")]
    [InlineData("restriction=no_left_turn except=psv;delivery", "sx x xw", "enw")]
    [InlineData("restriction=no_left_turn except=motorcar", "sx x xw", "enw")]
    [InlineData("restriction=no_left_turn except=psv;bicycle", "sx x xw", "en")]
    [InlineData("restriction:motorcar=no_left_turn", "sx x xw", "en")]
    [InlineData("restriction:goods=no_left_turn", "sx x xw", "en")]
    [InlineData("restriction:motor_vehicle=no_left_turn", "sx x xw", "en")]
    [InlineData("restriction:hgv=no_left_turn", "sx x xw", "enw")]
    [InlineData("restriction:bicycle=no_left_turn", "sx x xw", "enw")]
    [InlineData("restriction=no_left_turn restriction:goods=none", "sx x xw", "enw")]
    // conditions that hold always, never, or are not understood
    [InlineData("restriction:conditional=no_left_turn_@_(weight>1.5)", "sx x xw", "en")]
    [InlineData("restriction:conditional=no_left_turn_@_(weight>3.5)", "sx x xw", "enw")]
    [InlineData("restriction:conditional=no_left_turn_@_(wet)", "sx x xw", "enw")]
    public void A_van_obeys_what_is_meant_for_it(string tags, string members, string after) =>
        Assert.Equal(after, Cross().Restrict(tags, members).Build().After("sx"));

    [Theory]
    [InlineData("restriction=no_left_turn except=motorcar", "enw")]
    [InlineData("restriction=no_left_turn except=goods", "en")]
    [InlineData("restriction:goods=no_left_turn", "enw")]
    [InlineData("restriction:motorcar=no_left_turn", "en")]
    public void A_car_obeys_what_is_meant_for_it(string tags, string after) =>
        Assert.Equal(after, Cross().Restrict(tags, "sx x xw").Build(RoadProfile.Car).After("sx"));

    /// <summary>One street runs through the crossing: which of its two arms is meant follows from the kind of turn.</summary>
    [Theory]
    [InlineData("no_left_turn", "sx x wxe", "en", "ensw", 1)]
    [InlineData("no_right_turn", "sx x wxe", "nw", "ensw", 1)]
    [InlineData("only_left_turn", "sx x wxe", "w", "ensw", 1)]
    [InlineData("no_right_turn", "wxe x sx", "enw", "en", 1)]
    [InlineData("no_left_turn", "wxe x sx", "enw", "ens", 1)]
    [InlineData("no_entry", "sx x wxe", "enw", "ens", 0)]
    [InlineData("no_u_turn", "wxe x wxe", "enw", "ens", 0)]
    public void A_way_through_the_node_is_read_by_the_kind_of_turn(string kind, string members, string fromSouth, string fromWest, int applied)
    {
        DrawnNetwork town = new DrawnTown(" n ", "wxe", " s ").Ways("sx xn wxe").Restrict($"restriction={kind}", members).Build();

        Assert.Equal(fromSouth, town.After("sx"));
        Assert.Equal(fromWest.Replace("w", "", StringComparison.Ordinal), town.After("wx"));
        Assert.Equal((applied, 1 - applied), (town.Network.Info.Import.RestrictionsViaNode, town.Network.Info.Import.RestrictionsUnresolved));
    }

    /// <summary>
    /// A road of two carriageways, abc to the east and def to the west, with a link be between them; g lies behind e, and at the
    /// end of the road c leads over to d.
    /// </summary>
    [Theory]
    [InlineData("", "", "ab", "ef", "abef")]
    [InlineData("restriction=no_u_turn", "ab be ef", "ab", "ef", "abcdef")]
    [InlineData("restriction=no_u_turn", "ab be ef", "ab", "eg", "abeg")]
    [InlineData("restriction=no_u_turn", "ab be ef", "be", "ef", "bef")]
    [InlineData("restriction=only_straight_on", "ab be eg", "ab", "ef", "abcdef")]
    [InlineData("restriction=only_straight_on", "ab be eg", "ab", "eg", "abeg")]
    [InlineData("restriction=only_straight_on", "ab be eg", "ab", "bc", "abc")]
    [InlineData("restriction=only_straight_on", "ab be eg", "de", "eb", "deb")]
    [InlineData("restriction=no_u_turn except=goods", "ab be ef", "ab", "ef", "abef")]
    // over two ways in the middle, in whichever order they are listed
    [InlineData("restriction=no_left_turn", "ab be,eg gh", "ab", "gh", "abcdegh")]
    [InlineData("restriction=no_left_turn", "ab eg,be gh", "ab", "gh", "abcdegh")]
    [InlineData("restriction=no_left_turn", "ab be,eg gh", "ab", "eg", "abeg")]
    [InlineData("restriction=no_left_turn", "ab be,eg gh", "be", "gh", "begh")]
    public void Restrictions_over_ways_remember_where_a_van_comes_from(string tags, string members, string from, string to, string route)
    {
        DrawnTown town = new DrawnTown("h g i", "     ", "f e d", "a b c").Ways("ab bc de ef", "oneway=yes").Ways("be eg cd gh gi");
        DrawnNetwork network = (tags.Length == 0 ? town : town.Restrict(tags, members)).Build();

        Assert.Equal(route, network.Route(from, to));
        Assert.Equal(0, network.Network.Info.Import.RestrictionsUnresolved);
    }

    [Fact]
    public void A_way_in_the_middle_may_be_longer_than_the_part_that_is_meant()
    {
        // The link runs on from e to g; the restriction is over its part from b to e.
        DrawnNetwork town = new DrawnTown("  g  ", "     ", "f e d", "a b c").Ways("ab bc de ef", "oneway=yes").Ways("beg cd")
            .Restrict("restriction=no_u_turn", "ab beg ef").Build();

        Assert.Equal(1, town.Network.Info.Import.RestrictionsViaWay);
        Assert.Equal("abcdef", town.Route("ab", "ef"));
        Assert.Equal("abeg", town.Route("ab", "eg"));
    }

    [Fact]
    public void A_roundabout_is_driven_its_way_round_also_as_the_way_in_the_middle()
    {
        // Traffic on the right: anticlockwise from s over e and n to w. The restriction bars the exit to the west from the south.
        DrawnTown drawn = new DrawnTown("  n  ", "Ww eE", "  s  ", "  S  ").Ways("senws", "junction=roundabout").Ways("Ss Ww").Ways("Ee", "oneway=yes");
        DrawnNetwork town = drawn.Build();

        Assert.Equal("SsewW", town.Route("Ss", "wW"));
        Assert.Equal("SsewsS", town.Route("Ss", "sS"));
        Assert.Equal("EewsS", town.Route("Ee", "sS"));
        DrawnNetwork barred = drawn.Restrict("restriction=no_entry", "Ss senws Ww").Build();
        Assert.Equal("SsewsewW", barred.Route("Ss", "wW"));
        Assert.Equal("EewW", barred.Route("Ee", "wW"));
    }

    [Fact]
    public void Members_that_do_not_meet_or_lead_nowhere_are_unresolved()
    {
        RoadImportReport report = new DrawnTown("h g i", "     ", "f e d", "a b c").Ways("ab bc de ef", "oneway=yes").Ways("be eg cd gh gi")
            .Restrict("restriction=no_u_turn", "ab eg gh")
            .Restrict("restriction=no_u_turn", "ab be de")
            .Restrict("restriction=no_u_turn", "ab be zz")
            .Restrict("restriction=no_u_turn", "ab zz ef")
            .Restrict("restriction=no_left_turn", "ab e ef")
            .Build().Network.Info.Import;

        Assert.Equal((5, 5, 0), (report.RestrictionsRead, report.RestrictionsUnresolved, report.RestrictionsApplied));
    }

    [Fact]
    public void Restrictions_at_hours_close_turns_then_also_over_ways()
    {
        DrawnNetwork cross = Cross().Restrict("restriction:conditional=no_left_turn_@_(Mo-Fr_07:00-10:00)", "sx x xw").Build();
        Assert.Equal("enw", cross.After("sx"));
        Assert.Equal(["sx>xw"], cross.TurnsClosed(DayOfWeek.Monday, 7));
        Assert.Empty(cross.TurnsClosed(DayOfWeek.Monday, 10));
        Assert.Empty(cross.TurnsClosed(DayOfWeek.Sunday, 8));

        DrawnNetwork only = Cross().Restrict("restriction:conditional=only_straight_on_@_(22:00-06:00)", "sx x xn").Build();
        Assert.Equal(["sx>xe", "sx>xw"], only.TurnsClosed(DayOfWeek.Friday, 23));
        Assert.Equal(["sx>xe", "sx>xw"], only.TurnsClosed(DayOfWeek.Saturday, 5, 59));
        Assert.Empty(only.TurnsClosed(DayOfWeek.Saturday, 6));

        // Over a way only those who came that way are held: one of the two numbers of the turn.
        DrawnNetwork dual = new DrawnTown("f e d", "a b c").Ways("ab bc de ef", "oneway=yes").Ways("be cd")
            .Restrict("restriction:conditional=no_u_turn_@_(Mo-Su_07:00-19:00)", "ab be ef").Build();
        Assert.Equal(["be>ef"], dual.TurnsClosed(DayOfWeek.Sunday, 12));
        Assert.Equal("abef", dual.Route("ab", "ef"));
        Assert.Equal(1, dual.Network.Info.Import.RestrictionsAtHours);
    }

    private static DrawnTown Cross() => new DrawnTown(" n ", "wxe", " s ").Ways("sx xn xw xe");
}
