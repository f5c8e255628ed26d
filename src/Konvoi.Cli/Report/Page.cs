using System.Net;

namespace Konvoi.Cli;

/// <summary>Puts a page together that needs no network: styles, scripts and data become part of it.</summary>
internal static class Page
{
    private const string Folder = "report/";

    /// <param name="template">A page of this folder.</param>
    /// <param name="title">Plain text.</param>
    /// <param name="scripts">Scripts of this folder, in order.</param>
    /// <param name="json">Written with <see cref="JsonText.WriteForPage"/>, so that nothing in it ends the script element.</param>
    public static string Fill(string template, string title, IReadOnlyList<string> scripts, string json) =>
        Resources.Text(Folder + template)
            .Replace("{{title}}", WebUtility.HtmlEncode(title), StringComparison.Ordinal)
            .Replace("/*{{style}}*/", Resources.Text(Folder + "style.css"), StringComparison.Ordinal)
            .Replace("/*{{script}}*/", string.Concat(scripts.Select(script => Resources.Text(Folder + script))), StringComparison.Ordinal)
            .Replace("{{data}}", json, StringComparison.Ordinal);
}
