namespace MlNetPlus.Comparison;

/// <summary>A contender that failed, and where. It was not tried on later folds.</summary>
/// <param name="Contender">The contender's name.</param>
/// <param name="Repeat">The repeat in which it failed, from 0.</param>
/// <param name="Fold">The fold on which it failed, from 0.</param>
/// <param name="Message">What went wrong, with the remedy where one is known.</param>
/// <param name="Exception">
/// The exception as it was thrown; when it was thrown in another process or an earlier run, one that shows its text.
/// </param>
public sealed record ContenderFailure(string Contender, int Repeat, int Fold, string Message, Exception Exception)
{
    /// <summary>Full name of the exception's type, also when it was thrown in another process.</summary>
    public string ExceptionType => Exception is RecordedException recorded ? recorded.TypeName : Exception.GetType().FullName ?? Exception.GetType().Name;
}
