package io.windlass.activities.pmem;

import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.windlass.activities.pmem.certificates.DriverMaterial;
import io.windlass.activities.pmem.objects.DriverContext;
import io.windlass.workflows.pmem.DriverObservation;
import java.util.Optional;

/**
 * What one look at a driver found.
 *
 * @param observation for the planners
 * @param context from which its objects are made now
 * @param material that both sides hold
 * @param live its DaemonSet
 * @param kept what stays of it as another operator has made it; empty when nothing does
 */
record DriverLook(
    DriverObservation observation,
    DriverContext context,
    DriverMaterial material,
    Optional<DaemonSet> live,
    Optional<KeptDriver> kept) {}
