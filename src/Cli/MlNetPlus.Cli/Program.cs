using MlNetPlus.Cli;
using Spectre.Console;

return MlNetPlusCommand.Run(args, AnsiConsole.Console);
