using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.ML;

namespace MlNetPlus.Comparison;

/// <summary>
/// The folder of a comparison: what it is of in <c>comparison.json</c>, and a file for each cell that is done. Several
/// processes and machines may work in it at once.
/// </summary>
internal sealed class CellStore
{
    private const string ManifestName = "comparison.json";
    private const string CellsName = "cells";
    private const int FormatVersion = 3;
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly string _folder;
    private readonly ComparisonSource _source;
    private readonly FoldPlan _plan;
    private readonly string _comparison;

    private CellStore(string folder, ComparisonSource source, FoldPlan plan, string comparison)
    {
        _folder = folder;
        _source = source;
        _plan = plan;
        _comparison = comparison;
    }

    public string Folder => _folder;

    private string Cells => Path.Combine(_folder, CellsName);

    /// <summary>Opens or makes the folder.</summary>
    /// <exception cref="InvalidOperationException">The folder is of another comparison; the message says what differs.</exception>
    /// <exception cref="IOException">The folder cannot be made or written to.</exception>
    public static CellStore Open(string path, ComparisonSource source, FoldPlan plan)
    {
        var folder = Path.GetFullPath(path);
        var fingerprint = ComparisonFingerprint.Of(source, plan);
        var store = new CellStore(folder, source, plan, fingerprint.Digest);
        var manifest = Path.Combine(folder, ManifestName);
        try
        {
            Directory.CreateDirectory(store.Cells);
            if (!File.Exists(manifest))
                WholeFile.Write(manifest, JsonSerializer.SerializeToUtf8Bytes(new Manifest(FormatVersion, fingerprint.Parts), Format), overwrite: false);
            store.CheckManifest(manifest, fingerprint);
            WholeFile.DeleteLeftovers(store.Cells, TimeProvider.System.GetUtcNow());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw store.NotWritable(exception);
        }

        return store;
    }

    /// <summary>Finds out before the hours of training whether the cells can be written, and fit on the disk.</summary>
    /// <exception cref="IOException">They cannot, or do not.</exception>
    public void CheckRoom(IEnumerable<CellPlace> missing)
    {
        var needed = missing.Sum(place => CellFile.SizeOf(_plan.Folds[place.Fold].TestRows().Length, _source.Labels.ScoreWidth));
        try
        {
            var probe = Path.Combine(Cells, "probe");
            WholeFile.Write(probe, new byte[4096], overwrite: true);
            File.Delete(probe);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(exception);
        }

        if (FreeBytes() is { } free && free < needed)
        {
            throw new IOException(string.Create(
                CultureInfo.InvariantCulture,
                $"{nameof(ComparisonOptions.ResumePath)} '{_folder}' has {free / 1e6:F1} MB free; expected {needed / 1e6:F1} MB for the cells still to come. Make room, or give a folder on another disk."));
        }
    }

    /// <summary>The outcome of a cell that was done before; null when there is none, or when its file is damaged.</summary>
    /// <param name="place">The cell.</param>
    /// <param name="damaged">Told of a damaged file.</param>
    /// <exception cref="InvalidOperationException">The file is of another contender of that name.</exception>
    public CellOutcome? Read(CellPlace place, Action<string> damaged)
    {
        var path = PathOf(place);
        if (!File.Exists(path))
            return null;

        try
        {
            var fold = _plan.Folds[place.Fold];
            return CellFile.Read(path, IdentityOf(place), fold, fold.TestRows(), _source.Labels.ScoreWidth);
        }
        catch (InvalidDataException exception)
        {
            damaged(exception.Message);
            return null;
        }
    }

    /// <exception cref="IOException">The file cannot be written; the outcome is unharmed.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public void Write(CellPlace place, CellOutcome outcome) => WholeFile.Write(PathOf(place), CellFile.ToBytes(outcome, IdentityOf(place)), overwrite: true);

    private void CheckManifest(string path, ComparisonFingerprint fingerprint)
    {
        Manifest? manifest;
        try
        {
            manifest = JsonSerializer.Deserialize<Manifest>(File.ReadAllBytes(path), Format);
        }
        catch (JsonException exception)
        {
            throw new InvalidOperationException($"'{path}' is damaged or of something else: {exception.Message} Give {nameof(ComparisonOptions.ResumePath)} a folder of its own, or delete this one to start anew.", exception);
        }

        if (manifest is not { Format: FormatVersion, Parts: not null })
            throw new InvalidOperationException($"'{path}' has format {manifest?.Format}; expected {FormatVersion}. Another version wrote it: use that one, or another folder.");
        if (fingerprint.DifferenceTo(manifest.Parts) is var (there, here))
        {
            throw new InvalidOperationException(
                $"The resume folder '{_folder}' is of another comparison. There: {there}. Here: {here}. Give {nameof(ComparisonOptions.ResumePath)} another folder, or delete this one to start anew.");
        }
    }

    private CellIdentity IdentityOf(CellPlace place)
    {
        var contender = _source.Options.Contenders[place.Contender];
        var fold = _plan.Folds[place.Fold];
        return new CellIdentity(_comparison, contender.Name, contender.Recipe.Identity, fold.Repeat, fold.Index);
    }

    /// <summary>A name that a person can read, with a digest because file systems know fewer letters than contenders.</summary>
    private string PathOf(CellPlace place)
    {
        var name = _source.Options.Contenders[place.Contender].Name;
        var fold = _plan.Folds[place.Fold];
        var letters = string.Concat(name.Take(40).Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-'));
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..8];
        return Path.Combine(Cells, string.Create(CultureInfo.InvariantCulture, $"{letters}.{digest}.r{fold.Repeat}.f{fold.Index}.cell"));
    }

    private long? FreeBytes()
    {
        try
        {
            return new DriveInfo(_folder).AvailableFreeSpace;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null; // A share that does not say; the probe was written at least.
        }
    }

    private IOException NotWritable(Exception exception) => new(
        $"{nameof(ComparisonOptions.ResumePath)} '{_folder}' cannot be written to: {exception.Message} Nothing was trained yet. Give a folder that this user may write to, on a disk with room.", exception);

    private sealed record Manifest(int Format, IReadOnlyDictionary<string, string> Parts);
}
