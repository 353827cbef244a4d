package io.windlass.activities.aistore.authn;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.windlass.workflows.aistore.authn.ServiceObservation;
import java.util.List;

/**
 * What a look has found.
 *
 * @param missing a sentence for each Secret or key that a person has to provide
 * @param strangers objects that have the names of ours
 */
record AuthnLook(
    ServiceObservation observation, List<String> missing, List<HasMetadata> strangers) {}
