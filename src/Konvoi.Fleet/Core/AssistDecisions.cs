namespace Konvoi.Fleet;

/// <summary>
/// The rules of the assist desk (main path, steps 10 to 12). A model only advises: what may be released without a
/// person is policy data in <see cref="OperatingRules"/>.
/// </summary>
internal static class AssistDecisions
{
    public static Decision Request(FleetState state, RequestAssist c)
    {
        if (TripDecisions.FindVan(state, c.Van) is not { } van)
        {
            return TripDecisions.UnknownVan(c.Van);
        }

        if (van.Mode is not VanMode.Driving || van.Request is not null)
        {
            return Decision.Refuse($"van '{c.Van}' is {van.Mode}, not driving by itself");
        }

        return state.FindRequest(c.Request) is not null
            ? Decision.Refuse($"request '{c.Request}' was made before")
            : Decision.Take(new AssistRequested(
                c.AtMs, c.Van, c.Request, c.Kind, c.BlocksLane, c.Frames, c.AtMs + state.Layout.Rules.AdviceDeadlineMs, c.Place));
    }

    public static Decision Receive(FleetState state, AdviceArrived c)
    {
        if (state.FindRequest(c.Request) is not { } request)
        {
            return Unknown(c.Request);
        }

        if (request.Stage is not AssistStage.AwaitingAdvice)
        {
            return Decision.Refuse($"request '{c.Request}' is {request.Stage}; the advice came too late");
        }

        OperatingRules rules = state.Layout.Rules;
        AdviceReceived received = new(c.AtMs, c.Request, c.ConfidencePermille, c.Chip);
        if (!rules.ReleasedByPolicy.Contains(request.Opened.Kind))
        {
            return Escalate(state, c.AtMs, c.Request, $"policy asks for a person when the request is {request.Opened.Kind}", received);
        }

        return c.ConfidencePermille < rules.MinConfidencePermille
            ? Escalate(state, c.AtMs, c.Request, $"confidence {c.ConfidencePermille} of 1000 is below {rules.MinConfidencePermille}", received)
            : Decision.Take(received, new AdviceReleased(c.AtMs, request.Opened.Van, c.Request, ReleasedBy.Policy));
    }

    public static Decision Miss(FleetState state, AdviceMissing c) => state.FindRequest(c.Request) switch
    {
        null => Unknown(c.Request),
        { Stage: AssistStage.AwaitingAdvice } => Escalate(state, c.AtMs, c.Request, c.Reason),
        { } request => Decision.Refuse($"request '{c.Request}' is {request.Stage}"),
    };

    public static Decision Answer(FleetState state, PersonAnswered c)
    {
        if (state.FindRequest(c.Request) is not { } request)
        {
            return Unknown(c.Request);
        }

        if (request.Stage is not AssistStage.WithOperator)
        {
            return Decision.Refuse($"request '{c.Request}' is {request.Stage}, with no operator");
        }

        FleetEvent answer = c.SendsSomebody
            ? new SomebodySent(c.AtMs, c.Request)
            : new AdviceReleased(c.AtMs, request.Opened.Van, c.Request, ReleasedBy.Person);

        // The seat that this answer frees goes to whoever has waited longest.
        return state.Desk.First is { } next
            ? Decision.Take(answer, new OperatorAssigned(c.AtMs, next, request.Seat))
            : Decision.Take(answer);
    }

    public static Decision Solve(FleetState state, OnSiteSolved c) => state.FindRequest(c.Request) switch
    {
        null => Unknown(c.Request),
        { Stage: AssistStage.OnSite } request =>
            Decision.Take(new AdviceReleased(c.AtMs, request.Opened.Van, c.Request, ReleasedBy.OnSite)),
        { } request => Decision.Refuse($"request '{c.Request}' is {request.Stage}, nobody is on site"),
    };

    public static Decision Fail(FleetState state, AdviceFailed c) => state.FindRequest(c.Request) switch
    {
        null => Unknown(c.Request),
        { Stage: AssistStage.Released } request => Escalate(
            state, c.AtMs, c.Request, "the advice did not help", new AdviceRejected(c.AtMs, request.Opened.Van, c.Request)),
        { } request => Decision.Refuse($"request '{c.Request}' is {request.Stage}, no advice is out"),
    };

    public static Decision Resume(FleetState state, ReportResumed c)
    {
        if (TripDecisions.FindVan(state, c.Van) is not { } van)
        {
            return TripDecisions.UnknownVan(c.Van);
        }

        return van is { Mode: VanMode.Stuck, Request: { } id } && state.FindRequest(id) is { Stage: AssistStage.Released }
            ? Decision.Take(new VanResumed(c.AtMs, c.Van, id))
            : Decision.Refuse($"van '{c.Van}' is {van.Mode} and nothing was released to it");
    }

    private static Decision Escalate(FleetState state, long atMs, string request, string reason, params ReadOnlySpan<FleetEvent> before)
    {
        List<FleetEvent> events = [.. before, new AssistEscalated(atMs, request, reason)];
        if (state.Desk.FreeSeat is >= 0 and int seat)
        {
            events.Add(new OperatorAssigned(atMs, request, seat));
        }

        return Decision.Take(events);
    }

    private static Decision Unknown(string request) => Decision.Refuse($"no request is called '{request}'");
}
