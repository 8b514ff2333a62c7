using Microsoft.ML;
using Microsoft.ML.Data;

namespace DateColumns;

internal static class Printing
{
    public static void Columns(string title, IDataView view, params string[] names)
    {
        Console.WriteLine(title);
        Console.WriteLine("  " + string.Join("  ", names));
        var columns = names.Select(name => view.GetColumn<float>(name).ToList()).ToList();
        for (var row = 0; row < columns[0].Count; row++)
            Console.WriteLine("  " + string.Join("  ", names.Select((name, column) => $"{columns[column][row]}".PadLeft(name.Length))));
        Console.WriteLine();
    }
}
