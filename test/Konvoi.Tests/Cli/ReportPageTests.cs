using System.Diagnostics;
using System.Text.Json;
using Konvoi.Cli;
using Konvoi.Tests.Simulation;

namespace Konvoi.Tests.Cli;

public sealed class ReportPageTests : IDisposable
{
    private static readonly string[] Day =
        ["run", "--set", "parcels.count=600", "--set", "planner.iterations=100", "--set", "assist.requestsPer1000Km=400"];

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void The_page_asks_no_network()
    {
        string page = PageOf();
        Assert.DoesNotContain("src=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", page, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_look_like_markup_stay_text()
    {
        const string Hostile = "</script><img src=x onerror=alert(1)>";
        string page = PageOf("--set", $"name={Hostile}", "--set", $"stations[0].name={Hostile}");
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        JsonElement data = DataOf(page);
        Assert.Equal(Hostile, data.GetProperty("scenario").GetString());
    }

    [Fact]
    public void The_data_hold_the_day()
    {
        JsonElement data = DataOf(PageOf());
        Assert.Equal(SampleWorlds.Scenario.Vans.Count, data.GetProperty("vans").GetArrayLength());
        Assert.True(data.GetProperty("map").GetProperty("legs").GetArrayLength() > 0);
        Assert.True(data.GetProperty("assists").GetArrayLength() > 0);
        Assert.Equal(600, data.GetProperty("parcels").GetProperty("accepted").GetInt32());
        Assert.Equal(2, data.GetProperty("map").GetProperty("permits").GetArrayLength());
    }

    [Fact]
    public void A_browser_draws_every_part_without_a_complaint()
    {
        PageOf();
        (string dom, string log) = Browse(_scratch["out/report.html"]);
        Assert.DoesNotContain("CONSOLE", log, StringComparison.Ordinal);
        Assert.Contains("<h1 id=\"scenario\">town</h1>", dom, StringComparison.Ordinal);
        foreach (string part in new[] { "states", "delivered", "assists", "trips", "costs" })
        {
            Assert.Matches($"<div id=\"{part}\">(<div>)?<svg", dom);
        }

        Assert.Contains("Cost per parcel by hand", dom, StringComparison.Ordinal);
    }

    private static JsonElement DataOf(string page)
    {
        const string Opening = "<script type=\"application/json\" id=\"data\">";
        int from = page.IndexOf(Opening, StringComparison.Ordinal) + Opening.Length;
        return JsonDocument.Parse(page[from..page.IndexOf("</script>", from, StringComparison.Ordinal)]).RootElement;
    }

    private static (string Dom, string Log) Browse(string page)
    {
        string? chromium = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "chromium")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(chromium is null, "no chromium on the path");
        using Process browser = Process.Start(new ProcessStartInfo(
            chromium!,
            ["--headless=new", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--virtual-time-budget=3000", "--dump-dom", page])
        { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> log = browser.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string dom = browser.StandardOutput.ReadToEnd();
        browser.WaitForExit();
        return (dom, log.GetAwaiter().GetResult());
    }

    private string PageOf(params string[] options)
    {
        ToolRun run = ToolRun.Of([.. Day, .. options, "--out", _scratch["out"]]);
        Assert.True(run.ExitCode == ExitCode.Done, run.Error);
        return File.ReadAllText(_scratch["out/report.html"]);
    }
}
