package io.windlass.workflows.aistore.resource.authn;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.windlass.workflows.resource.ResourcePart;
import org.jspecify.annotations.Nullable;

/** Ways to the service from outside the Kubernetes cluster. */
public record AuthnAccess(
    @JsonPropertyDescription("A port of every Kubernetes node.") @Nullable NodePortAccess nodePort,
    @JsonPropertyDescription("A load balancer.") @Nullable LoadBalancerAccess loadBalancer)
    implements ResourcePart {}
