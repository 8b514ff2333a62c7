// Random forest, boosting, a neural network or a linear model on the Titanic? dotnet run -c Release --project samples/Titanic
// Shows the features, compares the trainers, refits and saves the best, and predicts with it in a second process.
using System.CommandLine;
using Titanic;

return TitanicCommand.Build().Parse(args).Invoke();
