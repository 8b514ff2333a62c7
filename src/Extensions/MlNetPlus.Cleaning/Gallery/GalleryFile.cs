using System.Text;

namespace MlNetPlus.Cleaning;

/// <summary>The file of a gallery: there whole, or as it was before.</summary>
internal static class GalleryFile
{
    /// <summary>Finds out before the pictures are read what would stop the writing after them.</summary>
    public static void Check(string path)
    {
        var full = Path.GetFullPath(path);
        if (Directory.Exists(full))
            throw NotWritable(path, "it is a folder.", "Name a file in it, such as gallery.html.");
        if (Path.GetDirectoryName(full) is { } folder && !Directory.Exists(folder))
            throw NotWritable(path, $"the folder '{folder}' does not exist.", "Make it, or give another path.");
    }

    public static void Write(string path, string page)
    {
        var unfinished = $"{Path.GetFullPath(path)}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllText(unfinished, page, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(path, exception.Message, "Give a path that this user may write to, on a disk with room.", exception);
        }
        finally
        {
            if (File.Exists(unfinished))
                File.Delete(unfinished);
        }
    }

    private static IOException NotWritable(string path, string why, string remedy, Exception? cause = null) =>
        new($"The gallery '{path}' cannot be written: {why} {remedy}", cause);
}
