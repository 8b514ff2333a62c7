namespace MlNetPlus.Comparison;

/// <summary>Whether the rows can be divided as asked.</summary>
internal static class SplitChecks
{
    public static void Rows(SplitSettings settings, SplitColumns columns)
    {
        if (columns.Rows < settings.Folds)
            throw new ArgumentException($"The data has {columns.Rows} rows; expected at least as many as {settings.Name(nameof(settings.Folds))} ({settings.Folds}). Take fewer folds.");
    }

    public static void Classes(SplitSettings settings, SplitColumns columns, int needed)
    {
        if (columns.Classes is null)
            return;

        var counts = new int[columns.ClassNames.Count];
        foreach (var index in columns.Classes)
            counts[index]++;
        var rarest = Array.IndexOf(counts, counts.Min());
        if (counts[rarest] >= needed)
            return;

        var remedy = settings.AreOptions ? $"or set {nameof(ComparisonOptions.Split)} to {nameof(ComparisonSplit.Random)}" : "or divide the rows with SplitsRandom";
        throw new ArgumentException(settings.TestFraction is null
            ? $"{settings.Name(nameof(settings.Folds))} is {settings.Folds}; expected at most {counts[rarest]}, the number of rows whose label '{columns.LabelColumnName}' is '{columns.ClassNames[rarest]}': every fold must hold every class. Take fewer folds, merge or drop rare classes, {remedy}."
            : $"Only one row has '{columns.ClassNames[rarest]}' as its label '{columns.LabelColumnName}'; expected at least two, one to train and one to test on. Merge or drop rare classes, {remedy}.");
    }

    public static void Groups(SplitSettings settings, SplitColumns columns, int needed)
    {
        if (columns.RankCount >= needed)
            return;
        throw new ArgumentException(settings.TestFraction is null
            ? $"{settings.Name(nameof(settings.Folds))} is {settings.Folds}; expected at most {columns.RankCount}, the number of groups in column '{columns.RankColumnName}'. Take fewer folds."
            : $"Column '{columns.RankColumnName}' has one group; expected at least two, one to train and one to test on.");
    }

    public static void Several(SplitColumns columns, string what)
    {
        if (columns.RankCount < 2)
            throw new ArgumentException($"Column '{columns.RankColumnName}' has {columns.RankCount} {what}s; expected at least two.");
    }
}
