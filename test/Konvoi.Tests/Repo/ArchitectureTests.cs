using System.Reflection;
using System.Runtime.CompilerServices;

namespace Konvoi.Tests.Repo;

public class ArchitectureTests
{
    /// <summary>The arrows of the house: a room may use those named, and no other room.</summary>
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Konvoi.Routing"] = [],
        ["Konvoi.Roads"] = [],
        ["Konvoi.Ledger"] = [],
        ["Konvoi.Compute"] = ["Konvoi.Ledger"],
        ["Konvoi.Fleet"] = ["Konvoi.Routing", "Konvoi.Roads", "Konvoi.Ledger"],
        ["Konvoi.Simulation"] = ["Konvoi.Fleet", "Konvoi.Compute", "Konvoi.Routing", "Konvoi.Roads", "Konvoi.Ledger"],
    };

    private static readonly string[] PureRooms = ["Konvoi.Routing", "Konvoi.Ledger", "Konvoi.Compute", "Konvoi.Fleet", "Konvoi.Simulation"];

    [Fact]
    public void Rooms_use_only_the_rooms_that_their_arrows_allow()
    {
        foreach ((string room, string[] allowed) in Arrows)
        {
            IEnumerable<string> used = Assembly.Load(room).GetReferencedAssemblies().Select(name => name.Name!).Where(Arrows.ContainsKey);
            Assert.Subset(allowed.ToHashSet(), used.ToHashSet());
        }
    }

    /// <summary>Banned symbols see calls, not signatures; this walks the signatures.</summary>
    [Fact]
    public void Signatures_of_pure_rooms_name_no_task_file_network_or_hash_ordered_type()
    {
        string[] banned =
        [
            "System.Threading.Tasks", "System.Threading.Lock", "System.Threading.Thread", "System.IO", "System.Net",
            "System.Random", "System.TimeProvider", "System.Collections.Frozen", "System.Collections.Concurrent",
            "System.Collections.Immutable.ImmutableDictionary", "System.Collections.Immutable.ImmutableHashSet",
        ];
        IEnumerable<string> offenders =
            from room in PureRooms
            from type in Assembly.Load(room).GetTypes()
            where !type.IsDefined(typeof(CompilerGeneratedAttribute))
            from used in TypesInSignatures(type)
            where banned.Any(name => used.FullName?.StartsWith(name, StringComparison.Ordinal) == true)
            select $"{type.FullName}: {used.FullName}";
        Assert.Empty(offenders);
    }

    [Fact]
    public void Every_room_stands_behind_a_wall()
    {
        foreach (string room in Arrows.Keys)
        {
            string project = File.ReadAllText(Path.Combine(Checkout.Root, "src", room, room + ".csproj"));
            Assert.Contains(PureRooms.Contains(room) ? "<Wall>pure</Wall>" : "<Wall>deterministic</Wall>", project, StringComparison.Ordinal);
        }
    }

    /// <summary>One folder of the roads may ask other servers; behind the wall of its room a network is not banned.</summary>
    [Fact]
    public void Only_the_remote_providers_know_a_network()
    {
        string roads = Path.Combine(Checkout.Root, "src/Konvoi.Roads");
        string[] marks = ["System.Net", "HttpClient", "HttpRequest", "HttpResponse", "Socket"];
        IEnumerable<string> offenders =
            from path in Checkout.Files(".cs")
            where path.StartsWith(roads, StringComparison.Ordinal)
            where !Path.GetRelativePath(roads, path).StartsWith("Remote", StringComparison.Ordinal)
            let text = File.ReadAllText(path)
            where marks.Any(mark => text.Contains(mark, StringComparison.Ordinal))
            select Path.GetRelativePath(roads, path);
        Assert.Empty(offenders);
    }

    private static IEnumerable<Type> TypesInSignatures(Type type)
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        return type.GetMembers(All).SelectMany(member => member switch
        {
            FieldInfo field => [field.FieldType],
            MethodBase method => method.GetParameters().Select(parameter => parameter.ParameterType)
                .Append(method is MethodInfo { ReturnType: var result } ? result : typeof(void)),
            _ => (IEnumerable<Type>)[],
        });
    }
}
