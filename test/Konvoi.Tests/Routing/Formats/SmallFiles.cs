using Konvoi.Routing;

namespace Konvoi.Tests.Routing.Formats;

/// <summary>A small valid file of each format.</summary>
internal static class SmallFiles
{
    public static string Of(ProblemFormat format) => format switch
    {
        ProblemFormat.Solomon => Solomon,
        ProblemFormat.Vrplib => Plane,
        ProblemFormat.Ortec => Weights,
        ProblemFormat.LiLim => LiLim,
        ProblemFormat.Evrptw => Evrptw,
        _ => Vroom,
    };

    private const string Solomon = """
        tiny
        VEHICLE
        NUMBER CAPACITY
        2 20
        CUSTOMER
        CUST NO. XCOORD. YCOORD. DEMAND READY TIME DUE DATE SERVICE TIME
        0 0 0 0 0 100 0
        1 1 1 10 5 20 3
        2 3 4 5 0 50 2
        3 5 4 5 0 50 2
        """;

    private const string Plane = """
        NAME : tiny
        COMMENT : "by hand"
        TYPE : CVRP
        DIMENSION : 3
        EDGE_WEIGHT_TYPE : EUC_2D
        CAPACITY : 10
        NODE_COORD_SECTION
        1 0 0
        2 1 1
        3 3 4
        DEMAND_SECTION
        1 0
        2 6
        3 6
        DEPOT_SECTION
        1
        -1
        EOF
        """;

    private const string Weights = """
        NAME : tiny
        TYPE : VRPTW
        DIMENSION : 3
        EDGE_WEIGHT_TYPE : EXPLICIT
        EDGE_WEIGHT_FORMAT : FULL_MATRIX
        CAPACITY : 10
        EDGE_WEIGHT_SECTION
        0 3 4
        5 0 6
        7 8 0
        DEMAND_SECTION
        1 0
        2 6
        3 5
        DEPOT_SECTION
        1
        -1
        SERVICE_TIME_SECTION
        1 0
        2 30
        3 40
        TIME_WINDOW_SECTION
        1 0 1000
        2 10 20
        3 0 500
        EOF
        """;

    private const string LiLim = """
        2 20 1
        0 0 0 0 0 100 0 0 0
        1 1 1 10 5 20 3 0 3
        2 3 4 7 0 50 2 0 4
        3 6 8 -10 0 50 2 1 0
        4 0 2 -7 0 50 2 2 0
        """;

    private const string Evrptw = """
        StringID Type x y demand ReadyTime DueDate ServiceTime
        D0 d 0.0 0.0 0.0 0.0 1236.0 0.0
        S0 f 0.0 0.0 0.0 0.0 1236.0 0.0
        C30 c 1.0 1.0 10.0 355.0 407.0 90.0
        C12 c 6.0 8.0 20.0 176.0 228.0 90.0

        Q Vehicle fuel tank capacity /24.5/
        C Vehicle load capacity /200.0/
        r fuel consumption rate /2.0/
        g inverse refueling rate /3.47/
        v average Velocity /1.0/
        """;

    private const string Vroom = """
        {
          "vehicles": [
            {"id": 1, "start_index": 0, "end_index": 0, "capacity": [4], "skills": [1], "time_window": [100, 5000], "max_travel_time": 300,
             "breaks": [{"id": 7, "time_windows": [[500, 900]], "service": 60}]},
            {"id": 2, "start_index": 0, "capacity": [4], "speed_factor": 2, "costs": {"fixed": 50, "per_hour": 1800, "per_km": 3},
             "steps": [{"type": "job", "id": 12}]}
          ],
          "jobs": [
            {"id": 11, "location_index": 1, "location": [8.5, 47.1], "delivery": [1], "service": 30, "skills": [1], "time_windows": [[200, 300], [400, 450]]},
            {"id": 12, "location_index": 2, "pickup": [1], "setup": 15, "priority": 10}
          ],
          "shipments": [
            {"amount": [2], "pickup": {"id": 11, "location_index": 1}, "delivery": {"id": 11, "location_index": 0, "service": 5}}
          ],
          "matrices": {"car": {"durations": [[0, 10, 20], [11, 0, 12], [21, null, 0]], "distances": [[0, 10, 20], [11, 0, 12], [21, 12, 0]]}}
        }
        """;
}
