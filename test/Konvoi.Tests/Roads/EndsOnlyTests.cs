namespace Konvoi.Tests.Roads;

public class EndsOnlyTests
{
    /// <summary>Street bc joins b and c directly; the other way leads over e and f. What does its tag do to a leg?</summary>
    [Theory]
    [InlineData("access=private")]
    [InlineData("access=destination")]
    [InlineData("motor_vehicle=delivery")]
    [InlineData("vehicle=customers")]
    [InlineData("access=no delivery=yes")]
    public void Nobody_passes_through_and_everybody_may_begin_or_end_there(string tags)
    {
        DrawnNetwork town = new DrawnTown("abcd", " ef ").Ways("ab cd be ef fc").Ways("bc", tags).Build();

        Assert.Equal("abefcd", town.Route("ab", "cd"));
        Assert.Equal("dcfeba", town.Route("dc", "ba"));
        Assert.Equal("abc", town.Route("ab", "bc"));
        Assert.Equal("dcb", town.Route("dc", "cb"));
        Assert.Equal("bcd", town.Route("bc", "cd"));
        Assert.Equal("cba", town.Route("cb", "ba"));
        Assert.True(town.Network.IsEndsOnly(town.Arc("bc")));
        Assert.All(Enumerable.Range(0, town.Network.ArcCount), arc => Assert.True(town.Network.IsMain(arc)));
    }

    [Theory]
    [InlineData("access=yes", "abcd")]
    [InlineData("access=permissive", "abcd")]
    [InlineData("access=private motor_vehicle=yes", "abcd")]
    [InlineData("access=no", "abefcd")]
    [InlineData("motor_vehicle=forestry", "abefcd")]
    [InlineData("motor_vehicle=permit", "abefcd")]
    [InlineData("access=destination goods=no", "abefcd")]
    public void Other_roads_are_open_or_closed(string tags, string route)
    {
        DrawnNetwork town = new DrawnTown("abcd", " ef ").Ways("ab cd be ef fc").Ways("bc", tags).Build();

        Assert.Equal(route, town.Route("ab", "cd"));
        Assert.Equal(route == "abcd", town.Has("bc"));
    }

    [Fact]
    public void A_leg_leads_from_one_area_into_another_but_not_through_a_third()
    {
        // a-b private, b-c public, c-d private, d-e public, e-f private.
        DrawnNetwork town = new DrawnTown("abcdef").Ways("bc de").Ways("ab cd ef", "access=private").Build();

        Assert.Equal("abcd", town.Route("ab", "cd"));
        Assert.Equal("cdef", town.Route("cd", "ef"));
        Assert.Equal("none", town.Route("ab", "ef"));
        Assert.Equal("none", town.Route("ab", "de"));
        Assert.Equal("none", town.Route("bc", "de"));
    }

    [Fact]
    public void Inside_an_area_a_leg_may_stay_or_take_the_streets_round_it()
    {
        DrawnNetwork town = new DrawnTown("a  b", "cdef", "g  h").Ways("ac bf cg fh ab gh").Ways("cd de ef", "access=private").Build();

        Assert.Equal("cdef", town.Route("cd", "ef"));
        Assert.Equal("dcabfe", town.Route("dc", "fe"));
        Assert.Equal("acghf", town.Route("ac", "hf"));
        Assert.Equal("none", town.Route("ac", "fh"));
    }

    [Fact]
    public void Whoever_comes_into_a_private_dead_end_does_not_come_out_on_the_same_leg()
    {
        DrawnNetwork court = new DrawnTown("abc", " d ").Ways("ab bc").Ways("bd", "access=private").Build();
        Assert.Equal("abd", court.Route("ab", "bd"));
        Assert.Equal("abdb", court.Route("ab", "db"));
        Assert.Equal("bdba", court.Route("bd", "ba"));
        Assert.Equal("abcba", court.Route("ab", "ba"));
    }

    [Fact]
    public void A_van_turns_round_before_a_private_road_that_it_has_no_business_on()
    {
        DrawnNetwork town = new DrawnTown("abc").Ways("ab").Ways("bc", "access=private").Build();

        Assert.Equal("aba", town.Route("ab", "ba"));
        Assert.Equal("abc", town.Route("ab", "bc"));
    }

    [Fact]
    public void One_direction_may_be_for_residents_and_the_other_for_all()
    {
        DrawnNetwork town = new DrawnTown("abcd", " ef ").Ways("ab cd be ef fc").Ways("bc", "motor_vehicle:backward=destination").Build();

        Assert.Equal("abcd", town.Route("ab", "cd"));
        Assert.Equal("dcfeba", town.Route("dc", "ba"));
        Assert.Equal("dcb", town.Route("dc", "cb"));
    }

    /// <summary>A gate in c, before a road of a kind.</summary>
    [Theory]
    [InlineData("barrier=gate", "access=private", "abcd")]
    [InlineData("barrier=gate", "", "none")]
    [InlineData("barrier=gate access=private", "access=destination", "abcd")]
    [InlineData("barrier=lift_gate access=customers", "access=customers", "abcd")]
    [InlineData("barrier=swing_gate access=no", "access=private", "none")]
    [InlineData("barrier=gate access=yes", "", "abcd")]
    [InlineData("barrier=bollard bollard=rising", "access=private", "abcd")]
    [InlineData("barrier=bollard bollard=rising", "", "none")]
    [InlineData("barrier=bollard", "access=private", "none")]
    public void A_gate_opens_to_who_has_business_behind_it(string gate, string road, string route) =>
        Assert.Equal(route, new DrawnTown("abcd").Ways("ab bc").Ways("cd", road).Node('c', gate).Build().Route("ab", "cd"));

    [Fact]
    public void A_town_of_private_roads_alone_is_still_one()
    {
        DrawnNetwork town = new DrawnTown("abc", " d ").Ways("ab bc bd", "access=private").Build();

        Assert.Equal("abc", town.Route("ab", "bc"));
        Assert.All(Enumerable.Range(0, town.Network.ArcCount), arc => Assert.True(town.Network.IsMain(arc)));
    }
}
