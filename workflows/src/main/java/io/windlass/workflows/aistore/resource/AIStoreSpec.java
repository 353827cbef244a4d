package io.windlass.workflows.aistore.resource;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.windlass.workflows.aistore.resource.config.ClusterConfigOverrides;
import io.windlass.workflows.resource.Absent;
import io.windlass.workflows.resource.ResourcePart;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the user wants: the specification of an AIStore cluster, field by field as NVIDIA's
 * definition has it. What {@link OldSpellings} say stands in the present fields as well, so that
 * nobody else has to know them.
 */
@JsonClassDescription("What the user wants: an AIStore cluster of proxies and targets.")
@ValidationRule(
    value =
        "(has(self.targetSpec.size) && has(self.proxySpec.size))"
            + " || (has(self.size) && self.size != 0)",
    message =
        "no valid cluster size: set size to 1 or more (-1 follows the nodes),"
            + " or both proxySpec.size and targetSpec.size")
@ValidationRule(
    value =
        "!has(self.cleanupData) || !self.cleanupData"
            + " || (has(self.cleanupMetadata) && self.cleanupMetadata)",
    message = "cleanupData requires cleanupMetadata: set cleanupMetadata to true")
@ValidationRule(
    value = "has(self.stateStorage) || has(self.stateStorageClass) || has(self.hostpathPrefix)",
    message =
        "no state storage: set stateStorage.pvc.storageClass, stateStorage.hostPath.prefix"
            + " or stateStorage.emptyDir")
@ValidationRule(
    value =
        "!has(self.shutdownCluster) || !self.shutdownCluster"
            + " || !has(self.stateStorage) || !has(self.stateStorage.emptyDir)",
    message =
        "shutdownCluster would lose the state of the cluster, which is in an emptyDir:"
            + " use stateStorage.pvc or stateStorage.hostPath")
@ValidationRule(
    value = SpecRules.PROXIES_FOLLOW_WHICH,
    message = SpecRules.FOLLOW_WHICH_MESSAGE,
    fieldPath = ".proxySpec.nodeSelector")
@ValidationRule(
    value = SpecRules.TARGETS_FOLLOW_WHICH,
    message = SpecRules.FOLLOW_WHICH_MESSAGE,
    fieldPath = ".targetSpec.nodeSelector")
@ValidationRule(
    value = SpecRules.ONE_PLACE_FOR_CERTIFICATES,
    message = SpecRules.ONE_PLACE_FOR_CERTIFICATES_MESSAGE,
    fieldPath = ".configToUpdate.net.http")
@ValidationRule(
    value = SpecRules.SAME_STATE_CLASS,
    message = "the storage class of the state " + DaemonSpec.FIXED_MESSAGE)
@ValidationRule(
    value = SpecRules.SAME_ACCESS_TO_PROXIES,
    message = "access from outside " + DaemonSpec.FIXED_MESSAGE,
    fieldPath = ".proxySpec.externalAccess")
@ValidationRule(
    value = SpecRules.SAME_ACCESS_TO_TARGETS,
    message = "access from outside " + DaemonSpec.FIXED_MESSAGE,
    fieldPath = ".targetSpec.externalAccess")
@ValidationRule(
    value = SpecRules.SAME_SHARING_OF_NODES,
    message = DaemonSpec.FIXED_MESSAGE,
    fieldPath = ".targetSpec.disablePodAntiAffinity")
@ValidationRule(
    value = SpecRules.SAME_SHARING_OF_DISKS,
    message = DaemonSpec.FIXED_MESSAGE,
    fieldPath = ".allowSharedNoDisks")
public record AIStoreSpec(
    @JsonPropertyDescription(
            "Number of proxies and number of targets; proxySpec.size and targetSpec.size override "
                + "it. -1 follows the number of matching nodes.")
        @Min(-1)
        @Nullable Integer size,
    @JsonPropertyDescription("Image of the aisnode container.") @Required @Size(min = 1)
        String nodeImage,
    @JsonPropertyDescription(
            "Image of the ais-init container, which fills the configuration template in.")
        @Required
        @Size(min = 1)
        String initImage,
    @JsonPropertyDescription("A container beside each daemon that prints its log.")
        @Nullable LogSidecar logSidecar,
    @JsonPropertyDescription("Where the daemons keep their state, /etc/ais.")
        @ValidationRule(value = DaemonSpec.FIXED_RULE, message = DaemonSpec.FIXED_MESSAGE)
        @Nullable StateStorage stateStorage,
    @JsonPropertyDescription("Deprecated: use stateStorage.hostPath.prefix.")
        @Nullable String hostpathPrefix,
    @JsonPropertyDescription(
            "Deprecated: use stateStorage.pvc.storageClass. Wins over hostpathPrefix.")
        @ValidationRule(value = DaemonSpec.FIXED_RULE, message = DaemonSpec.FIXED_MESSAGE)
        @Nullable String stateStorageClass,
    @JsonPropertyDescription(
            "Settings of the AIStore cluster that differ from its defaults; changes are applied "
                + "without a restart unless a setting needs one.")
        @Nullable ClusterConfigOverrides configToUpdate,
    @JsonPropertyDescription(
            "ConfigMap whose key ca.crt holds the authorities of the OIDC issuers; mounted into "
                + "proxies at /etc/ais/oidc-ca.")
        @Size(min = 1)
        @Nullable String issuerCAConfigMap,
    @JsonPropertyDescription(
            "From the primary host name of a node to the comma-separated list of all its host "
                + "names.")
        Map<String, String> hostnameMap,
    @JsonPropertyDescription(
            "How the AIStore API is reached: the headless service of the proxies when absent; "
                + "public for the public port of a proxy on its node.")
        @Nullable String apiMode,
    @JsonPropertyDescription(
            "Comma-separated names of additional network attachment definitions for each pod.")
        @Nullable String networkAttachment,
    @JsonPropertyDescription("The proxies: gateways of the cluster.") @Required ProxySpec proxySpec,
    @JsonPropertyDescription("The targets: storage nodes of the cluster.") @Required
        TargetSpec targetSpec,
    @JsonPropertyDescription("true stops the cluster and keeps all data and configuration.")
        @Nullable Boolean shutdownCluster,
    @JsonPropertyDescription(
            "On deletion: true decommissions the cluster for good, with its metadata and volume "
                + "claims; otherwise the cluster is only shut down.")
        @Nullable Boolean cleanupMetadata,
    @JsonPropertyDescription(
            "On deletion: true also deletes the data of users; needs cleanupMetadata.")
        @Nullable Boolean cleanupData,
    @JsonPropertyDescription(
            "Deprecated: leave it out. DNS domain of the Kubernetes cluster, where it differs from "
                + "that of the operator.")
        @Nullable String clusterDomain,
    @JsonPropertyDescription("Secret with configuration and credentials of Google Cloud.")
        @Nullable String gcpSecretName,
    @JsonPropertyDescription("Secret with configuration and credentials of AWS.")
        @Nullable String awsSecretName,
    @JsonPropertyDescription("Secret with configuration and credentials of Oracle Cloud.")
        @Nullable String ociSecretName,
    @JsonPropertyDescription(
            "Directory of the node for logs, in <logsDir>/<namespace>/<name>/<role>; an emptyDir "
                + "when absent.")
        @Nullable String logsDir,
    @JsonPropertyDescription("Certificates of the daemons.") @Nullable Tls tls,
    @JsonPropertyDescription("Secret with the token of the trace exporter; mounted at /var/traces.")
        @Nullable String tracingTokenSecretName,
    @JsonPropertyDescription("Secret whose key SIGNING-KEY signs the tokens of AuthN.")
        @Nullable String authNSecretName,
    @JsonPropertyDescription("How the operator logs in to the cluster.") @Nullable Auth auth,
    @JsonPropertyDescription("true trusts any certificate of the AIStore API; false verifies it.")
        @Nullable Boolean operatorSkipVerifyCrt,
    @JsonPropertyDescription("Secrets to pull images with; put on the service account of the pods.")
        List<LocalObjectReference> imagePullSecrets,
    @JsonPropertyDescription(
            "Deprecated: use proxySpec.externalAccess and targetSpec.externalAccess. Load "
                + "balancers for both roles.")
        @Nullable Boolean enableExternalLB,
    @JsonPropertyDescription(
            "Public host name of a daemon with a hostPort: IP of its node, name of its Node, or "
                + "DNS name of its Pod.")
        @Default("IP")
        @Nullable PublicNetDnsMode publicNetDNSMode,
    @JsonPropertyDescription("A deployment with the command line of AIStore.")
        @Nullable AdminClient adminClient,
    @JsonPropertyDescription("Priority class of the pods of proxies and targets.")
        @Nullable String priorityClassName,
    @JsonPropertyDescription("Deprecated: use targetSpec.disablePodAntiAffinity, which wins.")
        @Nullable Boolean disablePodAntiAffinity,
    @JsonPropertyDescription("Deprecated: use tls.secretName; tls wins.")
        @Nullable String tlsSecretName,
    @JsonPropertyDescription(
            "Deprecated: use targetSpec.mounts[].label, which wins. true gives each mount without "
                + "a label one that lets it share a disk, or have none.")
        @Nullable Boolean allowSharedNoDisks)
    implements ResourcePart {
  public AIStoreSpec {
    hostnameMap = Absent.toEmpty(hostnameMap);
    imagePullSecrets = Absent.toEmpty(imagePullSecrets);
    tls = OldSpellings.tls(tls, tlsSecretName);
    targetSpec = OldSpellings.targets(targetSpec, disablePodAntiAffinity, allowSharedNoDisks);
  }

  /** The specification of an object that has none; {@link SpecProblems} reports what is missing. */
  public static final AIStoreSpec EMPTY =
      new ObjectMapper()
          .convertValue(Map.of("proxySpec", Map.of(), "targetSpec", Map.of()), AIStoreSpec.class);

  /** Whether Windlass reaches the cluster by the nodes of its proxies. */
  @JsonIgnore
  public boolean apiIsPublic() {
    return "public".equals(apiMode);
  }

  /** The part of the specification that is about the given role. */
  public DaemonSpec daemon(DaemonRole role) {
    return switch (role) {
      case PROXY -> proxySpec;
      case TARGET -> targetSpec;
    };
  }
}
