namespace MlNetPlus.Conventions.Tests;

/// <summary>One rule that the repository keeps. It sees nothing but the files it is given.</summary>
internal interface IConvention
{
    IEnumerable<Offence> Check(RepositoryFiles files);
}
