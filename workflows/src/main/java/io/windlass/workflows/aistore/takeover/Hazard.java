package io.windlass.workflows.aistore.takeover;

import io.windlass.workflows.aistore.takeover.TakeOverPlan.Finding;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** What may go wrong in a take-over, and what to do about it. */
public enum Hazard {
  DUPLICATE_ID(
      true,
      "targets of different hosts have one id, so that one of them would hide the other's objects",
      "give each host a system UUID of its own, start the old targets anew, and let the rebalance"
          + " end"),
  IDS_DISAGREE(
      true,
      "the cluster map and the label of the pod tell different ids of one target",
      "start that old target anew, and look again: objects are placed by the id of the map"),
  ID_UNPROVED(
      true,
      "neither the cluster map nor the label of a pod tells the id of a target, and with another id"
          + " none of its objects is found",
      "bring the old target into service"),
  ID_EXPECTED_OTHERWISE(
      false,
      "the id of a target is not what the system UUID of its host would give",
      "the id that the cluster uses is carried over; the file uuid_env on the host must not be lost"
          + " before that"),
  ID_IS_ADDRESS(
      false,
      "the id of a target is the address of its host",
      "modern AIStore takes such an id from the disks alone: never give it as AIS_DAEMON_ID"),
  PRIMARY_LABEL_MISSING(
      true,
      "no host has the label of the first primary, so that the old release would not start again:"
          + " there is no way back",
      "label one host that runs an electable proxy"),
  PRIMARY_LABEL_AMBIGUOUS(
      true,
      "several hosts have the label of the first primary, so that the old release would not start"
          + " again: there is no way back",
      "leave the label on one of them"),
  PRIMARY_LABEL_ASTRAY(
      true,
      "the host with the label of the first primary runs no electable proxy, so that the old release"
          + " would not start again: there is no way back",
      "move the label to a host that runs one"),
  SHARED_DISCOVERY_NAME(
      true,
      "the new cluster would have the name by which old pods find theirs, and they would join it",
      "give the resource another name: \"name\" of the input"),
  NAME_TAKEN(
      true,
      "the new cluster needs a name that another object has",
      "give the resource another name: \"name\" of the input"),
  SECOND_RELEASE(
      false,
      "another release of the chart shares its accounts, roles or ConfigMaps, whose names are not"
          + " made of the release's",
      "remove what is shared only when both are taken over"),
  METADATA_NOT_EXPORTED(
      true,
      "the old cluster does not tell its members and its buckets, and modern AIStore can't read the"
          + " metadata on its disks",
      "bring it to answer again; nothing may be stopped before"),
  BUCKET_NOT_RECREATED(
      true,
      "a bucket can't be made anew in the new cluster",
      "copy what is needed into a bucket of the cluster itself, and remove that one"),
  CLOUD_BUCKET(
      false,
      "what is cached of a bucket in a cloud is not carried over",
      "give the resource the Secret of the provider (awsSecretName, gcpSecretName): objects are"
          + " fetched again"),
  ERASURE_CODED_BUCKET(
      false,
      "slices of an erasure-coded bucket are not carried over; its objects are",
      "have the bucket encoded anew afterwards: ais ec-encode"),
  TARGET_ABSENT(
      true,
      "a target is not in service, so that its objects would be missing",
      "bring it back, or take the label from its host and let the rebalance end"),
  NO_HOST(
      true,
      "no host has the labels that a DaemonSet asks for",
      "compare them with the DaemonSet: their values are made of the chart's full name, not of the"
          + " release's"),
  PATHS_DISAGREE(
      true,
      "mount paths of the pods and of the configuration differ, and objects are placed by the text"
          + " of these paths",
      "find out which ones the targets use, and put the other right"),
  CONFIGURATION_UNREADABLE(
      false,
      "the configuration in a ConfigMap is no JSON, so that no setting of it is taken over",
      "write those that differ from AIStore's defaults into configToUpdate"),
  INSTALL_WIPES_STATE(
      false,
      "this shape of the chart deletes the cluster map and bucket list on all hosts when it is"
          + " installed",
      "never run helm install or helm upgrade of it; the way back is in the steps"),
  IDS_IN_TMP(
      false,
      "ids are in a directory of the hosts that is cleaned from time to time",
      "keep its cleaning away until the old targets are gone"),
  OVERLAPPING_SELECTORS(
      false,
      "the DaemonSets select each other's pods",
      "never delete one with --cascade=orphan; the steps stop them by their node selectors"),
  NO_HOST_PORT(
      false,
      "targets open no port on their hosts, so that clients outside are sent to where nobody"
          + " listens",
      "set targetSpec.hostPort before the resource is applied: it can't be changed afterwards"),
  UNSAFE_SYSCTL(
      false,
      "pods ask for a kernel setting that their kubelet has to allow",
      "the kubelets of today do; those of hosts that are added later must, too"),
  RESOURCE_REFUSED(
      true,
      "the resource that would be generated breaks a rule",
      "put it right in the old release, or plan with another input"),
  RIGHTS_MISSING(
      true,
      "the worker may not do what carrying it out takes",
      "apply deploy/kubernetes/take-over-rbac.yaml, or carry the plan out by its commands");

  private final boolean blocking;
  private final String sentence;
  private final String remedy;

  Hazard(boolean blocking, String sentence, String remedy) {
    this.blocking = blocking;
    this.sentence = sentence;
    this.remedy = remedy;
  }

  /** Whether nothing may be stopped because of it. */
  public boolean blocking() {
    return blocking;
  }

  /** What it means, without capital or full stop. */
  public String sentence() {
    return sentence;
  }

  /** As reasons are spelled: {@code DuplicateId}. */
  public String camelCase() {
    return Arrays.stream(name().split("_"))
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }

  Finding found(String what) {
    return new Finding(camelCase(), blocking, "%s: %s; %s".formatted(what, sentence, remedy));
  }

  /** It is found in these. */
  public Finding found(Collection<String> what) {
    return found(String.join(", ", what));
  }
}
