package io.windlass.activities.pmem.objects;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The program that converts raw namespaces, on one node, as release 1.0 of the driver's operator
 * starts it by a DaemonSet on all labelled nodes at once.
 *
 * <ol>
 *   <li>Here it is a Job for one node, which is tried once: how often, and where next, is for
 *       Windlass to say.
 *   <li>The program relabels its node, so it has an account that may patch nodes. That and the Job
 *       are there only while a node is converted.
 *   <li>When it has succeeded it waits to be ended; so the Job ends by itself only when it fails.
 * </ol>
 */
public final class ConversionJob {

  /** Label of its pod: whose conversion it is. */
  private static final String LABEL = "windlass.io/pmem-convert";

  private static final String TERMINATION_LOG = "/tmp/termination-log";
  private static final String RBAC = "rbac.authorization.k8s.io";

  private ConversionJob() {}

  /**
   * The Job for a node.
   *
   * @param image that has the program
   * @param occasion tells this attempt from others
   */
  public static Job of(DriverContext context, String node, String image, String occasion) {
    return new JobBuilder()
        .withMetadata(OwnedMetadata.namespaced(context, name(context, node, occasion)))
        .withNewSpec()
        .withBackoffLimit(0)
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(labels(context))
        .endMetadata()
        .withSpec(pod(context, node, image))
        .endTemplate()
        .endSpec()
        .build();
  }

  /** Its name: another attempt has another. */
  public static String name(DriverContext context, String node, String occasion) {
    String what = node + "/" + occasion;
    String word = UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
    return "%s-convert-%s".formatted(context.names().hyphened(), word.substring(0, 13));
  }

  /** By which the pods of all conversions of a driver are found. */
  public static Map<String, String> labels(DriverContext context) {
    Map<String, String> labels = new TreeMap<>(context.spec().labels());
    labels.put(LABEL, context.names().owner());
    labels.put("pmem-csi.intel.com/webhook", "ignore");
    return labels;
  }

  /** By which they are selected. */
  public static Map<String, String> selector(DriverContext context) {
    return Map.of(LABEL, context.names().owner());
  }

  /** The account of the program. */
  public static ServiceAccount account(DriverContext context) {
    return new ServiceAccountBuilder()
        .withMetadata(OwnedMetadata.namespaced(context, context.names().nodeSetup()))
        .build();
  }

  /** To relabel its node. */
  public static ClusterRole role(DriverContext context) {
    PolicyRule patches =
        new PolicyRuleBuilder().withApiGroups("").withResources("nodes").withVerbs("patch").build();
    return new ClusterRoleBuilder()
        .withMetadata(OwnedMetadata.ofCluster(context, context.names().nodeSetupRole()))
        .withRules(patches)
        .build();
  }

  /** Gives the one to the other. */
  public static ClusterRoleBinding binding(DriverContext context) {
    return new ClusterRoleBindingBuilder()
        .withMetadata(OwnedMetadata.ofCluster(context, context.names().nodeSetupRoleBinding()))
        .addNewSubject()
        .withKind("ServiceAccount")
        .withName(context.names().nodeSetup())
        .withNamespace(context.namespace())
        .endSubject()
        .withNewRoleRef(RBAC, "ClusterRole", context.names().nodeSetupRole())
        .build();
  }

  private static PodSpec pod(DriverContext context, String node, String image) {
    return new PodSpecBuilder()
        .withNodeName(node)
        .withRestartPolicy("Never")
        .withServiceAccountName(context.names().nodeSetup())
        .withTolerations(new TolerationBuilder().withOperator("Exists").build())
        .withContainers(container(context, image))
        .withVolumes(directory(HostPaths.DEVICES, "/dev"), directory(HostPaths.SYSTEM, "/sys"))
        .build();
  }

  private static Container container(DriverContext context, String image) {
    return new ContainerBuilder()
        .withName(DriverContainers.DRIVER)
        .withImage(image)
        .withImagePullPolicy(context.spec().images().pullPolicy())
        .withCommand(command(context))
        .addNewEnv()
        .withName("KUBE_NODE_NAME")
        .withNewValueFrom()
        .withNewFieldRef("v1", "spec.nodeName")
        .endValueFrom()
        .endEnv()
        .addToEnv(
            new EnvVarBuilder().withName("TERMINATION_LOG_PATH").withValue(TERMINATION_LOG).build())
        .withTerminationMessagePath(TERMINATION_LOG)
        .withNewSecurityContext()
        .withPrivileged(true)
        .withRunAsUser(0L)
        .endSecurityContext()
        .withVolumeMounts(
            HostPaths.plain(HostPaths.DEVICES, "/dev"),
            HostPaths.plain(HostPaths.SYSTEM, "/sys"),
            HostPaths.plain(HostPaths.SYSTEM, "/host-sys"))
        .build();
  }

  /** The operator of release 1.0 leaves the driver's name out, and so knows one label only. */
  private static List<String> command(DriverContext context) {
    return List.of(
        "/usr/local/bin/pmem-csi-driver",
        "-v=" + context.spec().logLevel(),
        "-mode=force-convert-raw-namespaces",
        "-nodeSelector=" + selectorAsJson(context),
        "-nodeid=$(KUBE_NODE_NAME)",
        "-drivername=" + context.spec().driverName());
  }

  private static String selectorAsJson(DriverContext context) {
    try {
      return Serialization.jsonMapper()
          .writeValueAsString(new TreeMap<>(context.spec().nodeSelector()));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Volume directory(String name, String path) {
    return new VolumeBuilder().withName(name).withNewHostPath(path, "DirectoryOrCreate").build();
  }
}
