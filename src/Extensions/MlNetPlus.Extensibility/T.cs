using Microsoft.ML; using Microsoft.ML.Data; using Microsoft.ML.Runtime;
namespace MlNetPlus.Extensibility;
internal static class T { internal static IHostEnvironment E(TransformsCatalog c) => CatalogUtils.GetEnvironment(c); }
