using System.Globalization;

namespace MlNetPlus.Comparison;

/// <summary>What a cell's file must say of itself to be taken.</summary>
/// <param name="Comparison">Digest of the settings and the data.</param>
/// <param name="Contender">The contender's name.</param>
/// <param name="Recipe">What the contender is; a function's content cannot be told, so it is only said to be one.</param>
/// <param name="Repeat">The repeat, from 0.</param>
/// <param name="Fold">The fold of the repeat, from 0.</param>
internal sealed record CellIdentity(string Comparison, string Contender, string Recipe, int Repeat, int Fold)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Contender} ({Recipe}), fold {Fold + 1} of repeat {Repeat + 1}, comparison {Comparison[..12]}");
}
