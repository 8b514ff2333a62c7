using System.Xml.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlNetPlus.Conventions.Tests;

/// <summary>One text file: its path from the repository's root, with '/', and what it holds, read when first asked for.</summary>
internal sealed class RepositoryFile
{
    private static readonly CSharpParseOptions Language = new(LanguageVersion.Preview);

    private readonly Lazy<string> _text;
    private readonly Lazy<CompilationUnitSyntax> _syntax;
    private readonly Lazy<XDocument> _xml;

    public RepositoryFile(string path, Func<string> read)
    {
        Path = path;
        _text = new(read);
        _syntax = new(() => CSharpSyntaxTree.ParseText(Text, Language, path).GetCompilationUnitRoot());
        _xml = new(() => XDocument.Parse(Text, LoadOptions.SetLineInfo));
    }

    public string Path { get; }

    public string Text => _text.Value;

    public string[] Lines => Text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    public CompilationUnitSyntax Syntax => _syntax.Value;

    public XDocument Xml => _xml.Value;

    /// <summary>The file's name without its folder.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The names of the folders that lead to the file, outermost first.</summary>
    public string[] Folders => Path.Split('/')[..^1];

    public bool IsCode => HasExtension(".cs");

    public bool IsProject => HasExtension(".csproj");

    public bool IsBuildFile => IsProject || HasExtension(".props") || HasExtension(".targets");

    public bool IsMarkdown => HasExtension(".md");

    /// <summary>The project's name, which is also its assembly's and package's.</summary>
    public string ProjectName => System.IO.Path.GetFileNameWithoutExtension(Name);

    public bool HasExtension(string extension) => Path.EndsWith(extension, StringComparison.Ordinal);

    public bool IsUnder(params ReadOnlySpan<string> roots)
    {
        foreach (var root in roots)
        {
            if (Path.StartsWith(root + "/", StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
