using System.Reflection;

namespace MlNetPlus.Extensibility;

/// <summary>Calls a generic method with a type that is known at run time only.</summary>
internal static class ItemTypes
{
    /// <summary>A method with one type parameter.</summary>
    public interface ICall<out TResult>
    {
        TResult Run<T>();
    }

    public static TResult Call<TResult>(Type itemType, ICall<TResult> call)
    {
        var method = typeof(ICall<TResult>).GetMethod(nameof(ICall<TResult>.Run))!.MakeGenericMethod(itemType);
        return (TResult)method.Invoke(call, BindingFlags.DoNotWrapExceptions, null, null, null)!;
    }
}
