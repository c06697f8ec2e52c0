# The Debian package: program, service unit, settings, documents. `make deb` leaves it in build/.
add_custom_command(
  OUTPUT ${CMAKE_BINARY_DIR}/steward.yaml
  COMMAND sh -c "./steward settings | sed -e 's,: sqlite:var/,: sqlite:/var/lib/steward/,' -e 's,: var/,: /var/lib/steward/,' > steward.yaml"
  WORKING_DIRECTORY ${CMAKE_BINARY_DIR}
  DEPENDS steward VERBATIM)
add_custom_target(settings-file DEPENDS ${CMAKE_BINARY_DIR}/steward.yaml)

install(TARGETS steward RUNTIME DESTINATION /usr/bin)
install(FILES ${CMAKE_BINARY_DIR}/steward.yaml DESTINATION /etc/steward)
install(FILES packaging/steward.service DESTINATION /usr/lib/systemd/system)
install(FILES packaging/sysusers.conf DESTINATION /usr/lib/sysusers.d RENAME steward.conf)
install(FILES README.md README.zh-CN.md ARCHITECTURE.md DESTINATION /usr/share/doc/steward)
install(FILES LICENSE DESTINATION /usr/share/doc/steward RENAME copyright)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME steward)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "Steward <steward@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "relationship of a commercial bank with its corporate borrowers")
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_SOURCE_DIR}/build)
set(CPACK_PACKAGE_FILE_NAME steward_${PROJECT_VERSION})
set(CPACK_SET_DESTDIR ON)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_PACKAGE_SECTION database)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "systemd, fonts-noto-cjk")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${CMAKE_SOURCE_DIR}/packaging/postinst ${CMAKE_SOURCE_DIR}/packaging/prerm ${CMAKE_SOURCE_DIR}/packaging/conffiles)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
