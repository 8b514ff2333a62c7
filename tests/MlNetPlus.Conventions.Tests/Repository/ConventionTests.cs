namespace MlNetPlus.Conventions.Tests;

/// <summary>What every convention is tested for: this repository keeps it. Each rule's own tests plant offences.</summary>
public abstract class ConventionTests
{
    private protected abstract IConvention Convention { get; }

    [Fact]
    public void Check_Repository_FindsNothing()
    {
        var offences = Convention.Check(RepositoryFiles.OnDisk).Select(offence => offence.ToString()).ToList();

        Assert.True(offences.Count == 0, $"{Convention.GetType().Name} found {offences.Count}:\n{string.Join('\n', offences)}");
    }

    private protected List<Offence> Check(params IEnumerable<(string Path, string Text)> files) =>
        [.. Convention.Check(RepositoryFiles.Of(files))];

    private protected Offence CheckOne(params IEnumerable<(string Path, string Text)> files) => Assert.Single(Check(files));
}
