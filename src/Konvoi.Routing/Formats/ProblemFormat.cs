namespace Konvoi.Routing;

/// <summary>The file formats that <see cref="ProblemReader"/> reads.</summary>
public enum ProblemFormat
{
    /// <summary>
    /// Solomon's text of the vehicle routing problem with time windows, used by Gehring and Homberger as well. Ways are Euclidean,
    /// truncated to one decimal, and take as long as they are; the fleet is the file's; the cost is the way.
    /// </summary>
    Solomon,

    /// <summary>
    /// VRPLIB with coordinates (EUC_2D, as the X set) or explicit weights, with or without time windows. Ways are whole
    /// numbers (Euclidean ones rounded) and take as long as they are; the fleet is not limited; the cost is the way.
    /// </summary>
    Vrplib,

    /// <summary>VRPLIB with explicit driving times, as ORTEC gave them to EURO Meets NeurIPS 2022; read as <see cref="Vrplib"/>.</summary>
    Ortec,

    /// <summary>Li and Lim's pick-up and delivery problem with time windows: vehicles first, then the way in doubles.</summary>
    LiLim,

    /// <summary>
    /// Electric vans with full recharge at stations, by Schneider, Stenger and Goeke: vehicles first, then the way in doubles;
    /// the fleet is not limited.
    /// </summary>
    Evrptw,

    /// <summary>VROOM's JSON input with matrices.</summary>
    Vroom,
}
