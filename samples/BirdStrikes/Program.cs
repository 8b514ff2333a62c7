// Does a bird strike damage the aircraft? dotnet run -c Release --project samples/BirdStrikes
// Compares neural networks with boosting, a random forest and a linear model, refits and saves the best, and predicts with it.
using BirdStrikes;

return StrikeCommand.Build().Parse(args).Invoke();
