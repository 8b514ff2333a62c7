using System.Reflection;

namespace MlNetPlus.Extensibility.Tests;

/// <summary>What <c>docs/extending.md</c> shows is what a third party gets: built against the package, saved, loaded elsewhere.</summary>
public sealed class ExtendingPageTests
{
    private const int MostLines = 60;

    private const string AuthorProject = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="MlNetPlus.Extensibility" Version="$VERSION$" />
          </ItemGroup>
        </Project>
        """;

    private const string AppProject = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>
          <ItemGroup>
            <ProjectReference Include="../Author/Contoso.Winsorizing.csproj" />
          </ItemGroup>
        </Project>
        """;

    private const string SaverProgram = """
        using Contoso.Winsorizing;
        using Microsoft.ML;
        var mlContext = new MLContext(seed: 1);
        var data = mlContext.Data.LoadFromEnumerable(Enumerable.Range(0, 1000).Select(value => new Passenger { Fare = value }));
        mlContext.Model.Save(mlContext.Transforms.Winsorize("Clipped", "Fare").Fit(data), data.Schema, args[0]);
        public class Passenger { public float Fare { get; set; } }
        """;

    // Knows neither the author's types nor this project's: only ML.NET.
    private const string LoaderProgram = """
        using Microsoft.ML;
        var mlContext = new MLContext();
        var model = mlContext.Model.Load(args[0], out var schema);
        var engine = mlContext.Model.CreatePredictionEngine<Passenger, Prediction>(model);
        foreach (var fare in new[] { -5f, 500f, 5000f })
            Console.WriteLine(engine.Predict(new Passenger { Fare = fare }).Clipped);
        public class Passenger { public float Fare { get; set; } }
        public class Prediction { public float Clipped { get; set; } }
        """;

    [Fact]
    public void Estimator_OfThePage_FitsIntoSixtyLines()
    {
        Assert.InRange(Code().Split('\n').Length, 30, MostLines);
    }

    [Fact]
    public void Estimator_BuiltAgainstThePackage_IsSavedInOneProcessAndLoadedInAnother()
    {
        using var workspace = new AuthorWorkspace();
        workspace.Pack("src/Extensions/MlNetPlus.Extensibility");
        workspace.Write("Author/Contoso.Winsorizing.csproj", AuthorProject);
        workspace.Write("Author/Winsorize.cs", Code());
        workspace.Write("Saver/Saver.csproj", AppProject);
        workspace.Write("Saver/Program.cs", SaverProgram);
        workspace.Write("Loader/Loader.csproj", AppProject);
        workspace.Write("Loader/Program.cs", LoaderProgram);
        workspace.Build("Saver/Saver.csproj");
        workspace.Build("Loader/Loader.csproj");
        var model = Path.Combine(workspace.Path, "model.zip");

        workspace.Run("Saver/bin/Debug/net10.0/Saver.dll", model);
        var printed = workspace.Run("Loader/bin/Debug/net10.0/Loader.dll", model);

        Assert.Equal("10\n500\n989\n", printed.ReplaceLineEndings("\n"));
    }

    /// <summary>The first C# block of the page.</summary>
    private static string Code()
    {
        var root = typeof(ExtendingPageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;
        var page = File.ReadAllText(Path.Combine(root, "docs", "extending.md")).ReplaceLineEndings("\n");
        const string open = "```csharp\n";
        var start = page.IndexOf(open, StringComparison.Ordinal) + open.Length;
        return page[start..page.IndexOf("\n```", start, StringComparison.Ordinal)];
    }
}
