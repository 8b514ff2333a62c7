using System.CommandLine;
using MlNetPlus.Comparison;

namespace MlNetPlus.Cli;

/// <summary>Where the result goes, beside the table; <c>run</c> and <c>merge</c> have these options alike.</summary>
internal sealed class ResultOptions
{
    private readonly Option<string?> _json = new("--json") { Description = "Also write the result to this file, as JSON." };
    private readonly Option<bool> _predictions = new("--predictions") { Description = "Put every out-of-fold prediction into the JSON file." };

    public void AddTo(Command command)
    {
        command.Options.Add(_json);
        command.Options.Add(_predictions);
    }

    /// <summary>A file that cannot be written is found out before the hours of training.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void CheckWritable(ParseResult parsed)
    {
        if (parsed.GetValue(_json) is not { } path)
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
            throw new IOException($"--json '{path}' cannot be written: {exception.Message} Nothing was trained yet.", exception);
        }
    }

    public void Save(ParseResult parsed, ComparisonResult result)
    {
        if (parsed.GetValue(_json) is { } path)
            result.SaveJson(path, parsed.GetValue(_predictions));
    }
}
