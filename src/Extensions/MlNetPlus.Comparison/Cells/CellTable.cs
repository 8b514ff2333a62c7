namespace MlNetPlus.Comparison;

/// <summary>The outcomes of a comparison, contender by fold, in whatever order they came.</summary>
internal sealed class CellTable(FoldPlan plan, IReadOnlyList<Contender> contenders)
{
    private readonly CellOutcome?[,] _outcomes = new CellOutcome?[plan.Folds.Count, contenders.Count];

    public int Count => _outcomes.Length;

    public CellOutcome? this[CellPlace place]
    {
        get => _outcomes[place.Fold, place.Contender];
        set => _outcomes[place.Fold, place.Contender] = value;
    }

    /// <summary>All cells, fold by fold: the first ones done are whole folds.</summary>
    public IEnumerable<CellPlace> Places() => Enumerable.Range(0, plan.Folds.Count).SelectMany(PlacesOf);

    public IEnumerable<CellPlace> PlacesOf(int fold) => Enumerable.Range(0, contenders.Count).Select(contender => new CellPlace(fold, contender));

    public CellPlace PlaceAt(int number) => new(number / contenders.Count, number % contenders.Count);

    /// <summary>A contender that failed is not tried on later folds, so what comes after its first failure is not needed.</summary>
    public bool IsMissing(CellPlace place) => this[place] is null && !(FirstFailure(place.Contender) is { } failed && failed < place.Fold);

    public IEnumerable<CellPlace> Missing() => Places().Where(IsMissing);

    public int DoneCount => Count - Missing().Count();

    /// <summary>The folds at the front that every contender finished or had failed before.</summary>
    public int CompletedFolds() => Enumerable.Range(0, plan.Folds.Count).TakeWhile(fold => !PlacesOf(fold).Any(IsMissing)).Count();

    public ContenderFailure? FailureOf(int contender) => FirstFailure(contender) is { } fold ? _outcomes[fold, contender]!.Failure : null;

    /// <summary>The predictions of one contender on the first folds; none when it failed.</summary>
    public IReadOnlyList<CellOutcome> OutcomesOf(int contender, int folds) =>
        FailureOf(contender) is not null ? [] : [.. Enumerable.Range(0, folds).Select(fold => _outcomes[fold, contender]!)];

    private int? FirstFailure(int contender)
    {
        for (var fold = 0; fold < plan.Folds.Count; fold++)
        {
            if (_outcomes[fold, contender]?.Failure is not null)
                return fold;
        }

        return null;
    }
}
