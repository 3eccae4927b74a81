# What `cmake --install` puts where, and the .deb that `cpack` makes of it (run cpack in the build folder).
# LibTorch is no Debian package, so its libraries travel along in lib/wenbiao; all others are the system's,
# found by dpkg-shlibdeps. The starter encoder is not packaged: ./dev build fetches it, or the person adds one.
if(NOT TARGET wenbiao OR NOT TARGET wenbiao-cli)
  return()
endif()

set(torch_libraries ${TORCH_INSTALL_PREFIX}/lib)
install(TARGETS wenbiao wenbiao-cli RUNTIME DESTINATION bin)
set_target_properties(wenbiao wenbiao-cli PROPERTIES INSTALL_RPATH "$ORIGIN/../lib/wenbiao")
file(GLOB torch_openmp ${torch_libraries}/libgomp*.so*)
install(FILES ${torch_libraries}/libtorch.so ${torch_libraries}/libtorch_cpu.so ${torch_libraries}/libc10.so
              ${torch_openmp} DESTINATION lib/wenbiao)

install(FILES packaging/wenbiao.desktop DESTINATION share/applications)
install(FILES packaging/wenbiao.svg DESTINATION share/icons/hicolor/scalable/apps)
install(FILES packaging/wenbiao.metainfo.xml DESTINATION share/metainfo)
install(FILES LICENSE DESTINATION share/doc/wenbiao RENAME copyright)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PACKAGE_NAME wenbiao)
set(CPACK_PACKAGE_CONTACT "The Wenbiao authors")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Label Chinese texts and fine-tune a BERT on them")
set(CPACK_PACKAGE_DESCRIPTION
    "Import a corpus, label it by keyboard, fine-tune a pretrained BERT with live curves, and see with attention heatmaps why it errs. No pretrained encoder is included.")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_COMPRESSION_TYPE zstd)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_DEPENDS fonts-noto-cjk)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "ca-certificates, fonts-noto-color-emoji")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${torch_libraries})
include(CPack)
