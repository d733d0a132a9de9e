FROM eclipse-temurin:25-jdk AS build
RUN apt-get update && apt-get install -y --no-install-recommends maven && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY pom.xml ./
COPY .mvn .mvn
COPY src src
COPY migrations migrations
RUN mvn -q -B -DskipTests -Dspotless.check.skip=true package

# Debian 12 has the Python and the gcc that solutions are promised.
FROM debian:12-slim
COPY --from=build /opt/java/openjdk /opt/java/openjdk
ENV JAVA_HOME=/opt/java/openjdk PATH=/opt/java/openjdk/bin:$PATH
RUN apt-get update && apt-get install -y --no-install-recommends \
        bubblewrap libseccomp2 stress-ng gcc libc6-dev binutils python3 procps util-linux \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /opt/interlock
COPY --from=build /build/target/quarkus-app ./
COPY exercises exercises
ENV INTERLOCK_DATA_DIR=/var/lib/interlock
EXPOSE 8080
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "-jar", "quarkus-run.jar"]
