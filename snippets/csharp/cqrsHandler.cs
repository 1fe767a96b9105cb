// pattern: cqrs-handler
// prefix: sdCqrsHandler
// description: CQRS: typed command and query handlers on a small bus, with middleware around each; an unknown message is an error
// placeholders: Bus, ICommand, IQuery, Middleware
// --- imports ---
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
// --- snippet ---
/// <summary>Changes something and returns nothing.</summary>
public interface ICommand
{
}

/// <summary>Returns something and changes nothing.</summary>
public interface IQuery<TResult>
{
}

/// <summary>Runs around a handler: validation, transactions, logging. Throws to refuse the message.</summary>
public delegate Task<object> Middleware(object message, Func<Task<object>> next);

/// <summary>Register everything at the start; after that any number of threads may send.</summary>
public sealed class Bus
{
    private readonly Dictionary<Type, Func<object, CancellationToken, Task<object>>> handlers =
        new Dictionary<Type, Func<object, CancellationToken, Task<object>>>();
    private readonly Middleware[] chain;

    /// <param name="chain">From the outside to the inside.</param>
    public Bus(params Middleware[] chain) => this.chain = (Middleware[])chain.Clone();

    /// <exception cref="ArgumentException">There is a handler already.</exception>
    public void HandleCommand<TCommand>(Func<TCommand, CancellationToken, Task> handler) where TCommand : ICommand
    {
        handlers.Add(typeof(TCommand), async (message, cancellation) =>
        {
            await handler((TCommand)message, cancellation).ConfigureAwait(false);
            return null;
        });
    }

    public void HandleQuery<TQuery, TResult>(Func<TQuery, CancellationToken, Task<TResult>> handler)
        where TQuery : IQuery<TResult>
    {
        handlers.Add(typeof(TQuery), async (message, cancellation) =>
            await handler((TQuery)message, cancellation).ConfigureAwait(false));
    }

    public Task SendAsync(ICommand command, CancellationToken cancellation) => DispatchAsync(command, cancellation);

    public async Task<TResult> AskAsync<TResult>(IQuery<TResult> query, CancellationToken cancellation) =>
        (TResult)await DispatchAsync(query, cancellation).ConfigureAwait(false);

    private async Task<object> DispatchAsync(object message, CancellationToken cancellation)
    {
        var handler = HandlerOf(message.GetType());
        Func<Task<object>> next = () => handler(message, cancellation);
        for (var index = chain.Length - 1; index >= 0; index--)
        {
            var (middleware, inner) = (chain[index], next);
            next = () => middleware(message, inner);
        }
        return await next().ConfigureAwait(false);
    }

    private Func<object, CancellationToken, Task<object>> HandlerOf(Type message)
    {
        if (handlers.TryGetValue(message, out var handler)) return handler;
        throw new InvalidOperationException($"No handler for {message.Name}");
    }
}
// --- demonstration ---
public sealed class Rename : ICommand
{
    public Rename(string name) => Name = name;

    public string Name { get; }
}

public sealed class CountLetters : IQuery<int>
{
}

public sealed class Unknown : ICommand, IQuery<string>
{
}

public static class Program
{
    public static void Main()
    {
        RunAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    private static async Task RunAsync(CancellationToken none)
    {
        var log = new List<string>();
        Middleware logging = async (message, next) =>
        {
            log.Add($"begin {message.GetType().Name}");
            try
            {
                return await next();
            }
            finally
            {
                log.Add("end");
            }
        };
        Middleware validation = (message, next) =>
        {
            log.Add("validate");
            if (message is Rename rename && rename.Name == "") throw new ArgumentException("needs a name");
            return next();
        };
        var bus = new Bus(logging, validation);
        var playlist = "none";
        bus.HandleCommand<Rename>(async (rename, token) =>
        {
            await Task.Yield();
            token.ThrowIfCancellationRequested();
            playlist = rename.Name;
        });
        bus.HandleQuery<CountLetters, int>((query, token) => Task.FromResult(playlist.Length));

        // A command changes, a query answers with its own type.
        await bus.SendAsync(new Rename("rainy day"), none);
        int letters = await bus.AskAsync(new CountLetters(), none);
        Check(playlist == "rainy day" && letters == 9, $"{playlist}, {letters}");

        // Middleware runs around both, from the outside to the inside.
        var wanted = "begin Rename validate end begin CountLetters validate end";
        Check(string.Join(" ", log) == wanted, string.Join(" ", log));

        // What validation refuses does not reach the handler; the outer middleware learns of it.
        log.Clear();
        await Expect<ArgumentException>(() => bus.SendAsync(new Rename(""), none));
        Check(playlist == "rainy day" && string.Join(" ", log) == "begin Rename validate end", string.Join(" ", log));

        // An unknown message is an error that names it, before any middleware; so is a second handler.
        log.Clear();
        var error = await Expect<InvalidOperationException>(() => bus.SendAsync(new Unknown(), none));
        Check(error.Message == "No handler for Unknown" && log.Count == 0, error.Message);
        await Expect<InvalidOperationException>(() => bus.AskAsync(new Unknown(), none));
        await Expect<ArgumentException>(() => Task.Run(() => bus.HandleCommand<Rename>((rename, token) => null)));

        // The token arrives, and without middleware it works as well.
        await Expect<OperationCanceledException>(() => bus.SendAsync(new Rename("x"), new CancellationToken(true)));
        var plain = new Bus();
        plain.HandleQuery<CountLetters, int>((query, token) => Task.FromResult(7));
        Check(await plain.AskAsync(new CountLetters(), none) == 7, "7 expected");
    }

    private static async Task<TError> Expect<TError>(Func<Task> action) where TError : Exception
    {
        try
        {
            await action();
        }
        catch (TError error)
        {
            return error;
        }
        throw new InvalidOperationException($"{typeof(TError).Name} expected");
    }

    private static void Check(bool holds, string message)
    {
        if (!holds) throw new InvalidOperationException(message);
    }
}
