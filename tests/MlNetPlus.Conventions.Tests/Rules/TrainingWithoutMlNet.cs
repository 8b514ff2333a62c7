using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlNetPlus.Conventions.Tests;

/// <summary>The training loop runs on plain tensors: nothing under MlNetPlus.Torch/Training names ML.NET.</summary>
internal sealed class TrainingWithoutMlNet : IConvention
{
    private const string Home = "src/Extensions/MlNetPlus.Torch/Training";

    public IEnumerable<Offence> Check(RepositoryFiles files) =>
        from file in files.Code
        where file.IsUnder(Home)
        from name in file.Syntax.DescendantNodes().OfType<NameSyntax>()
        where name.ToString() == "Microsoft.ML"
        select new Offence(
            "ML.NET in the training loop",
            file.Place(name),
            $"'{name.Parent}'",
            "tensors and plain types only",
            "Turn columns into tensors, and log, in the trainer that calls the loop.");
}
