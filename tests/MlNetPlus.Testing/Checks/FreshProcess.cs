using System.Diagnostics;
using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Testing.Views;

namespace MlNetPlus.Testing.Checks;

/// <summary>
/// Runs MlNetPlus.Testing.Host on a model in a process of its own. It sees the packages under test because they lie in the
/// test project's output folder and in its .deps.json, as they would in an application that references them.
/// </summary>
internal sealed class FreshProcess : IDisposable
{
    private const string HostName = "MlNetPlus.Testing.Host";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mlnetplus-contract-");

    public ViewSnapshot Transform(ContractRun run, byte[] model)
    {
        ExpectPortable(run);
        string modelPath = Path.Combine(_folder.FullName, "model.zip");
        string dataPath = Path.Combine(_folder.FullName, "data.idv");
        string outputPath = Path.Combine(_folder.FullName, "output.idv");
        File.WriteAllBytes(modelPath, model);
        using (FileStream data = File.Create(dataPath))
            run.MLContext.Data.SaveAsBinary(run.Input, data, keepHidden: true);

        RunHost(modelPath, dataPath, outputPath);
        return ViewSnapshot.Read(run.MLContext.Data.LoadFromBinary(outputPath));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    // ML.NET's binary format leaves out what it does not know, such as images.
    private static void ExpectPortable(ContractRun run)
    {
        foreach (DataViewSchema.Column column in run.Input.Schema.Where(column => run.Needed.Contains(column.Name)))
        {
            Type type = (column.Type as VectorDataViewType)?.ItemType.RawType ?? column.Type.RawType;
            Expect.That(
                !ImageValue.IsImage(type),
                $"input column '{column.Name}' for a fresh process",
                "values that a data file can hold",
                "images; put LoadImages before the estimator and give it paths, or leave this check out");
        }
    }

    private static void RunHost(string modelPath, string dataPath, string outputPath)
    {
        string deployed = AppContext.BaseDirectory;
        string test = Assembly.GetEntryAssembly()!.GetName().Name!;
        var start = new ProcessStartInfo(DotnetPath())
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            ArgumentList =
            {
                "exec",
                "--runtimeconfig", Path.Combine(deployed, $"{test}.runtimeconfig.json"),
                "--depsfile", Path.Combine(deployed, $"{test}.deps.json"),
                Path.Combine(deployed, $"{HostName}.dll"),
                modelPath,
                dataPath,
                outputPath,
            },
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new CheckFailedException($"fresh process: expected an end within {Patience}, got none");
        }

        string said = $"{output.GetAwaiter().GetResult()}{errors.GetAwaiter().GetResult()}".Trim();
        Expect.That(process.ExitCode == 0, "exit code of a fresh process that loads the model", "0", $"{process.ExitCode}: {said}");
    }

    // A test runs as its own executable, so the host that runs the child is found beside the runtime in use.
    private static string DotnetPath()
    {
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        return Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", name));
    }
}
