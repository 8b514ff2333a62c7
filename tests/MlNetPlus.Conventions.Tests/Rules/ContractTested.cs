using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlNetPlus.Conventions.Tests;

/// <summary>Every public estimator runs through the contract battery: a test says [ContractTestOf(typeof(X))].</summary>
internal sealed class ContractTested : IConvention
{
    private const string Mark = "ContractTestOf";

    /// <summary>What makes a class an estimator. Classes of ours that derive from one are found by following the base lists.</summary>
    private static readonly string[] Roots =
        ["IEstimator", "ITrainerEstimator", "RowEstimator", "TrivialEstimator", "TrainerEstimatorBase", "TrainerEstimatorBaseWithGroupId"];

    public IEnumerable<Offence> Check(RepositoryFiles files)
    {
        var tested = files.Code.Where(file => file.IsUnder("tests")).SelectMany(ContractsOf).ToHashSet(StringComparer.Ordinal);
        var classes = files.Code.Where(file => file.IsUnder("src"))
            .SelectMany(file => file.Classes().Select(type => (File: file, Type: type)))
            .ToList();
        var estimators = Estimators(classes.Select(pair => pair.Type));

        return from pair in classes
               let name = pair.Type.Identifier()
               where pair.Type.Has(SyntaxKind.PublicKeyword) && !pair.Type.Has(SyntaxKind.AbstractKeyword)
               where estimators.Contains(name) && !tested.Contains(name)
               select new Offence(
                   "estimator without a contract test",
                   pair.File.Place(pair.Type),
                   $"no [{Mark}(typeof({name}))] under tests/",
                   "one test so marked",
                   $"Add a test to {name}Tests that hands it to the contract battery, and mark it.");
    }

    /// <summary>Names of all classes that reach a root through their base lists, however many steps away.</summary>
    private static HashSet<string> Estimators(IEnumerable<ClassDeclarationSyntax> classes)
    {
        var bases = classes.ToLookup(type => type.Identifier(), BaseNames, StringComparer.Ordinal);
        var found = new HashSet<string>(Roots, StringComparer.Ordinal);
        int before;
        do
        {
            before = found.Count;
            found.UnionWith(bases.Where(entry => entry.Any(names => names.Any(found.Contains))).Select(entry => entry.Key).ToList());
        }
        while (found.Count > before);

        return found;
    }

    private static List<string> BaseNames(ClassDeclarationSyntax type) =>
        type.BaseList is null ? [] : [.. type.BaseList.Types.Select(entry => entry.Type.LastName())];

    private static IEnumerable<string> ContractsOf(RepositoryFile file) =>
        from attribute in file.Syntax.DescendantNodes().OfType<AttributeSyntax>()
        where attribute.Name.LastName() is Mark or Mark + "Attribute"
        from argument in attribute.DescendantNodes().OfType<TypeOfExpressionSyntax>()
        select argument.Type.LastName();
}
