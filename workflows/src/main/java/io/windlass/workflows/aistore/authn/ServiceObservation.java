package io.windlass.workflows.aistore.authn;

import io.windlass.workflows.lifecycle.PodProblem;
import io.windlass.workflows.lifecycle.Reason;
import java.util.Optional;

/**
 * What is seen of an AuthN service at one moment.
 *
 * @param created whether it served once
 * @param foundationCurrent whether configuration, volume claim, Services and Certificate are as the
 *     spec wants them, and nothing of an earlier spec is left
 * @param certificate why there is no certificate yet that cert-manager is asked for; empty when
 *     there is, or none is needed
 * @param deployed whether there is a Deployment
 * @param outdated why the pod template is not the one that is wanted; empty when it is
 * @param applied whether the rest of the Deployment is as it is wanted
 * @param serving whether a pod with the present template serves
 * @param running whether any pod runs that an apply of another template would end
 * @param problem why no pod serves, where Kubernetes says so
 * @param fulfilled whether something that was asked for is done and not recorded
 */
public record ServiceObservation(
    boolean created,
    boolean foundationCurrent,
    Optional<PodProblem> certificate,
    boolean deployed,
    Optional<Reason> outdated,
    boolean applied,
    boolean serving,
    boolean running,
    Optional<PodProblem> problem,
    boolean fulfilled) {}
