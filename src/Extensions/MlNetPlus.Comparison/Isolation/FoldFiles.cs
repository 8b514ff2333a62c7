using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison;

/// <summary>The rows of a fold as files that another process can read; written when first asked for, gone with the fold.</summary>
internal sealed class FoldFiles(MLContext context, TrainingRows train, IDataView test) : IDisposable
{
    private readonly Dictionary<bool, (string Train, string Test)> _written = [];
    private string? _folder;

    public string Folder => _folder ??= Directory.CreateTempSubdirectory("mlnetplus-fold-").FullName;

    /// <param name="featuresOnly">Whether only "Features" and the label are needed.</param>
    public (string Train, string Test) Write(bool featuresOnly)
    {
        if (!_written.TryGetValue(featuresOnly, out var paths))
        {
            var name = featuresOnly ? "features" : "all";
            paths = (Save(train.View, featuresOnly, $"{name}.train"), Save(test, featuresOnly, $"{name}.test"));
            _written.Add(featuresOnly, paths);
        }

        return paths;
    }

    public void Dispose()
    {
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);
    }

    private string Save(IDataView view, bool featuresOnly, string name)
    {
        string[] columns =
        [
            .. view.Schema.Where(column => !column.IsHidden && CanSave(column.Type)).Select(column => column.Name)
                .Where(name => !featuresOnly || name == TrainingRows.FeaturesColumnName || name == train.LabelColumnName || name == FoldRows.RowColumnName),
        ];
        var path = Path.Combine(Folder, name);
        using var file = File.Create(path);
        context.Data.SaveAsBinary(context.Transforms.SelectColumns(columns).Fit(view).Transform(view), file);
        return path;
    }

    /// <summary>ML.NET's binary format holds plain values and vectors of them, no images and no types of users' own.</summary>
    private static bool CanSave(DataViewType type) => type is VectorDataViewType vector
        ? vector.ItemType is NumberDataViewType or TextDataViewType or BooleanDataViewType or KeyDataViewType
        : type is PrimitiveDataViewType;
}
