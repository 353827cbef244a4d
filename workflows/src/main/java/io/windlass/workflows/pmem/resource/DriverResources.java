package io.windlass.workflows.pmem.resource;

import io.fabric8.kubernetes.api.model.ResourceRequirements;

/** What each kind of container may use. */
public record DriverResources(
    ResourceRequirements controller,
    ResourceRequirements provisioner,
    ResourceRequirements node,
    ResourceRequirements registrar) {}
