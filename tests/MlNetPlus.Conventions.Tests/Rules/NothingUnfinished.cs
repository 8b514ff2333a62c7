using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MlNetPlus.Conventions.Tests;

/// <summary>No note that something is still to be done, and no member that only throws.</summary>
internal sealed partial class NothingUnfinished : IConvention
{
    private const string Unwritten = "NotImplementedException";
    private const string Remedy = "Finish it, or leave it out and say so where users read what is there.";

    public IEnumerable<Offence> Check(RepositoryFiles files) => files.All.SelectMany(file => file switch
    {
        { IsCode: true } => InCode(file),
        { IsBuildFile: true } => InText(file),
        _ when file.HasExtension(".py") || file.HasExtension(".sh") || file.IsUnder(".ci", "eng") => InText(file),
        _ => [],
    });

    private static IEnumerable<Offence> InCode(RepositoryFile file)
    {
        foreach (var trivia in file.Syntax.DescendantTrivia().Where(IsComment))
        {
            foreach (Match mark in Mark().Matches(trivia.ToString()))
                yield return Found(file.Place(trivia.GetLocation()), mark.Value);
        }

        foreach (var token in file.Syntax.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken) && token.Text == Unwritten))
            yield return Found(file.Place(token), token.Text);
    }

    private static IEnumerable<Offence> InText(RepositoryFile file) =>
        file.Lines.SelectMany((line, index) => Mark().Matches(line).Select(mark => Found($"{file.Path}:{index + 1}", mark.Value)));

    private static bool IsComment(SyntaxTrivia trivia) => trivia.Kind() is
        SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
        or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia;

    private static Offence Found(string where, string got) => new("unfinished code", where, $"'{got}'", "none", Remedy);

    [GeneratedRegex(@"\b(TODO|FIXME|HACK)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mark();
}
