package dev.evenkeel.core.operation.balancing;

import dev.evenkeel.core.api.balancing.CreateListenerRequest;
import dev.evenkeel.core.api.balancing.CreateListenerResponse;
import dev.evenkeel.core.api.balancing.DeleteListenerRequest;
import dev.evenkeel.core.api.balancing.DeleteListenerResponse;
import dev.evenkeel.core.api.balancing.DescribeListenerAttributesRequest;
import dev.evenkeel.core.api.balancing.DescribeListenerAttributesResponse;
import dev.evenkeel.core.api.balancing.DescribeListenersRequest;
import dev.evenkeel.core.api.balancing.DescribeListenersResponse;
import dev.evenkeel.core.api.balancing.ModifyListenerAttributesRequest;
import dev.evenkeel.core.api.balancing.ModifyListenerAttributesResponse;
import dev.evenkeel.core.api.balancing.ModifyListenerRequest;
import dev.evenkeel.core.api.balancing.ModifyListenerResponse;
import dev.evenkeel.core.balancing.Attributes;
import dev.evenkeel.core.balancing.Balancing;
import dev.evenkeel.core.balancing.BalancingArns;
import dev.evenkeel.core.balancing.Listener;
import dev.evenkeel.core.balancing.LoadBalancer;
import dev.evenkeel.core.balancing.Rule;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.Ids;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.tag.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Operations on listeners. */
public final class ListenerOperations {
    ListenerOperations() {}

    /** Opens a port of a load balancer; the listener's default rule is made with it. */
    public CreateListenerResponse createListener(CreateListenerRequest request, Change change) {
        Balancing balancing = change.state().balancing();
        LoadBalancer loadBalancer = Given.loadBalancer(balancing, request.loadBalancerArn());
        List<Tag> tags = TagChanges.checked(request.tags());
        Ids ids = change.ids();
        Listener wanted = NewListeners.checked(
                loadBalancer,
                BalancingArns.listener(loadBalancer.loadBalancerArn(), ids),
                request.port(),
                request.protocol(),
                request.certificates(),
                request.sslPolicy(),
                request.alpnPolicy(),
                request.mutualAuthentication(),
                ActionRules.checked(balancing, loadBalancer, request.defaultActions(), "defaultActions"));
        List<Listener> others = balancing.listeners(loadBalancer.loadBalancerArn());
        for (Listener other : others) {
            if (NewListeners.areAlike(other, wanted)) {
                return new CreateListenerResponse(List.of(other));
            }
        }
        NewListeners.checkPort(loadBalancer, others, wanted);
        if (others.size() >= Quotas.LISTENERS) {
            throw Refusals.of(
                    "TooManyListeners", "The maximum number of listeners has been reached: " + Quotas.LISTENERS);
        }
        change.emit(new Event.ListenerPut(wanted));
        change.emit(new Event.RulePut(
                Rule.byDefault(BalancingArns.rule(wanted.listenerArn(), ids), wanted.defaultActions())));
        TagChanges.create(change, wanted.listenerArn(), tags);
        return new CreateListenerResponse(List.of(wanted));
    }

    /** The listeners of a load balancer, or those of the ARNs. */
    public DescribeListenersResponse describeListeners(DescribeListenersRequest request, Change change) {
        Balancing balancing = change.state().balancing();
        List<Listener> found = new ArrayList<>();
        if (Given.isGiven(request.listenerArns())) {
            for (String arn : Given.some(request.listenerArns())) {
                found.add(Given.listener(balancing, arn));
            }
        } else if (request.loadBalancerArn() != null) {
            found.addAll(balancing.listeners(
                    Given.loadBalancer(balancing, request.loadBalancerArn()).loadBalancerArn()));
        } else {
            throw Refusals.validation("You must specify either listener ARNs or a load balancer ARN");
        }
        List<Listener> sorted =
                found.stream().distinct().sorted(NewListeners.BY_PORT).toList();
        Listing<Listener> page = Listing.of(sorted, NewListeners::key, request.marker(), request.pageSize());
        return new DescribeListenersResponse(page.items(), page.nextMarker());
    }

    /** Replaces what is given of a listener; new default actions are its default rule's too. */
    public ModifyListenerResponse modifyListener(ModifyListenerRequest request, Change change) {
        Balancing balancing = change.state().balancing();
        Listener before = Given.listener(balancing, request.listenerArn());
        LoadBalancer loadBalancer = Given.loadBalancer(balancing, before.loadBalancerArn());
        String protocol = Objects.requireNonNullElse(request.protocol(), before.protocol());
        // From HTTPS to HTTP, or from TLS to TCP, a listener loses its certificates.
        boolean secure = NewListeners.isSecure(protocol);
        Listener after = NewListeners.checked(
                loadBalancer,
                before.listenerArn(),
                Objects.requireNonNullElse(request.port(), before.port()),
                protocol,
                request.certificates() != null ? request.certificates() : secure ? before.certificates() : null,
                request.sslPolicy() != null ? request.sslPolicy() : secure ? before.sslPolicy() : null,
                request.alpnPolicy() != null ? request.alpnPolicy() : before.alpnPolicy(),
                request.mutualAuthentication() != null ? request.mutualAuthentication() : before.mutualAuthentication(),
                request.defaultActions() == null
                        ? before.defaultActions()
                        : ActionRules.checked(balancing, loadBalancer, request.defaultActions(), "defaultActions"));
        List<Listener> others = balancing.listeners(loadBalancer.loadBalancerArn()).stream()
                .filter(other -> !other.listenerArn().equals(before.listenerArn()))
                .toList();
        NewListeners.checkPort(loadBalancer, others, after);
        if (!after.equals(before)) {
            change.emit(new Event.ListenerPut(after));
        }
        for (Rule rule : balancing.rules(before.listenerArn())) {
            if (rule.isDefault() && !rule.actions().equals(after.defaultActions())) {
                change.emit(new Event.RulePut(rule.doing(after.defaultActions())));
            }
        }
        return new ModifyListenerResponse(List.of(after));
    }

    /** Closes a port of a load balancer; its rules go with it. */
    public DeleteListenerResponse deleteListener(DeleteListenerRequest request, Change change) {
        delete(
                change,
                Given.listener(change.state().balancing(), request.listenerArn())
                        .listenerArn());
        return new DeleteListenerResponse();
    }

    static void delete(Change change, String listenerArn) {
        for (Rule rule : change.state().balancing().rules(listenerArn)) {
            change.emit(new Event.BalancingDeleted(rule.ruleArn()));
        }
        change.emit(new Event.BalancingDeleted(listenerArn));
    }

    public DescribeListenerAttributesResponse describeListenerAttributes(
            DescribeListenerAttributesRequest request, Change change) {
        Listener found = Given.listener(change.state().balancing(), request.listenerArn());
        return new DescribeListenerAttributesResponse(
                AttributeChanges.read(change, found.listenerArn(), Attributes.rules(found)));
    }

    public ModifyListenerAttributesResponse modifyListenerAttributes(
            ModifyListenerAttributesRequest request, Change change) {
        Listener found = Given.listener(change.state().balancing(), request.listenerArn());
        return new ModifyListenerAttributesResponse(
                AttributeChanges.set(change, found.listenerArn(), Attributes.rules(found), request.attributes()));
    }
}
