using System.CommandLine;
using MlNetPlus.Comparison;

namespace MlNetPlus.Cli;

/// <summary>Where the result goes, beside the table; <c>run</c> and <c>merge</c> have these options alike.</summary>
internal sealed class ResultOptions
{
    private readonly Option<string?> _json = new("--json") { Description = "Also write the result to this file, as JSON." };
    private readonly Option<string?> _report = new("--report") { Description = "Also write a report to this file; the ending says in what form: .html (one page, works offline), .md, .csv or .json." };
    private readonly Option<bool> _predictions = new("--predictions") { Description = "Put every out-of-fold prediction into the JSON file." };

    public IReadOnlyList<Option> All => [_json, _report, _predictions];

    public void AddTo(Command command)
    {
        foreach (var option in All)
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_predictions) && result.GetValue(_json) is null)
                result.AddError("--predictions needs --json: it says what is put into that file.");
            if (result.GetValue(_report) is { } path && Path.GetExtension(path).ToUpperInvariant() is not (".HTML" or ".HTM" or ".MD" or ".CSV" or ".JSON"))
                result.AddError($"--report '{path}' has no known form; expected a name that ends in .html, .md, .csv or .json.");
        });
    }

    /// <summary>A file that cannot be written is found out before the hours of training.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void CheckWritable(ParseResult parsed)
    {
        CheckWritable(_json.Name, parsed.GetValue(_json));
        CheckWritable(_report.Name, parsed.GetValue(_report));
    }

    public void Save(ParseResult parsed, ComparisonResult result)
    {
        if (parsed.GetValue(_json) is { } json)
            result.SaveJson(json, parsed.GetValue(_predictions));
        if (parsed.GetValue(_report) is { } report)
            result.SaveReport(report);
    }

    private static void CheckWritable(string option, string? path)
    {
        if (path is null)
            return;
        try
        {
            var existed = File.Exists(path);
            File.Open(path, FileMode.OpenOrCreate, FileAccess.Write).Dispose();
            if (!existed)
                File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{option} '{path}' cannot be written: {exception.Message} Nothing was trained yet.", exception);
        }
    }
}
